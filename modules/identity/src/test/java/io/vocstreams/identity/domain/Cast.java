package io.vocstreams.identity.domain;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The people, devices and days that the tests of this module speak of. */
public final class Cast {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Cast() {}

    public static Identifier customer(String value) {
        return new Identifier(IdentifierType.CUSTOMER_ID, value);
    }

    public static Identifier login(String value) {
        return new Identifier(IdentifierType.LOGIN_ID, value);
    }

    public static Identifier email(String value) {
        return new Identifier(IdentifierType.EMAIL, value);
    }

    public static Identifier device(String value) {
        return new Identifier(IdentifierType.DEVICE_ID, value);
    }

    public static Identifier cookie(String value) {
        return new Identifier(IdentifierType.COOKIE_ID, value);
    }

    public static Instant day(long days) {
        return NOON.plus(Duration.ofDays(days));
    }

    public static Instant minute(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    public static IdentityLink link(String id, Identifier from, Identifier to, Instant at) {
        return new IdentityLink(id, 0, Operation.UPSERT, from, to, at, "crm");
    }

    public static IdentityLink unlink(IdentityLink link) {
        return new IdentityLink(
                link.linkId(),
                link.revision(),
                Operation.RETRACT,
                link.from(),
                link.to(),
                link.occurredAt(),
                link.source());
    }

    public static Interaction visit(String eventId, Instant at, Identifier... identifiers) {
        return web(eventId, 0, Operation.UPSERT, at, "page_viewed", List.of(identifiers));
    }

    public static Interaction corrected(Interaction interaction, String action) {
        Header header = interaction.header();
        return web(
                header.eventId(),
                header.revision() + 1,
                Operation.UPSERT,
                header.occurredAt(),
                action,
                header.identifiers());
    }

    public static Interaction retracted(Interaction interaction) {
        Header header = interaction.header();
        return web(
                header.eventId(), header.revision(), Operation.RETRACT, header.occurredAt(), "", header.identifiers());
    }

    private static Interaction web(
            String eventId,
            int revision,
            Operation operation,
            Instant at,
            String action,
            List<Identifier> identifiers) {
        Header header = new Header(eventId, revision, operation, "web", at, null, identifiers, Map.of(), Map.of());
        return new WebTouchpoint(header, action, null);
    }
}
