package io.vocstreams.journey.stream;

import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short words for what IDENTITY publishes: all of it starts at one cookie. */
final class Interactions {

    static final Identifier COOKIE = new Identifier(IdentifierType.COOKIE_ID, "c1");

    private Interactions() {}

    static Interaction web(String eventId, Instant at) {
        return web(eventId, at, "page_viewed");
    }

    static Interaction web(String eventId, Instant at, String action) {
        return web(eventId, at, action, 0);
    }

    static Interaction web(String eventId, Instant at, String action, int revision) {
        return new WebTouchpoint(header(eventId, revision, Operation.UPSERT, at), action, null);
    }

    /** What names others by key. */
    static Interaction naming(String eventId, Instant at, String action, Map<String, String> correlations) {
        Header header =
                new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(COOKIE), correlations, Map.of());
        return new WebTouchpoint(header, action, null);
    }

    /** What showed variants of experiments. */
    static Interaction showing(String eventId, Instant at, String action, Map<String, String> variants) {
        Header header = new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(COOKIE), Map.of(), variants);
        return new WebTouchpoint(header, action, null);
    }

    static Interaction nps(String eventId, Instant at, int value) {
        return nps(eventId, at, value, 0, null);
    }

    static Interaction nps(String eventId, Instant at, int value, int revision, @Nullable String touchpointId) {
        return new Feedback(
                header(eventId, revision, Operation.UPSERT, at),
                "survey",
                "question",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                null,
                null,
                Channel.WEB,
                touchpointId,
                null,
                null);
    }

    static Interaction comment(String eventId, Instant at, int value, int revision, String comment) {
        return ((Feedback) nps(eventId, at, value, revision, null)).saying(comment, null);
    }

    static Interaction comment(String eventId, Instant at, String comment) {
        return comment(eventId, at, 9, 0, comment);
    }

    /** A chat message from the customer. */
    static Interaction message(String eventId, Instant at, int revision, String text) {
        return new MessagingTouchpoint(
                header(eventId, revision, Operation.UPSERT, at),
                "chat_started",
                MessagingTouchpoint.Medium.CHAT,
                MessagingTouchpoint.Direction.INBOUND,
                null,
                null,
                null,
                text);
    }

    /** The producer's own retraction of an answer. */
    static Interaction retractedNps(String eventId, Instant at) {
        return new Feedback(
                header(eventId, 1, Operation.RETRACT, at),
                "",
                "",
                Metric.UNKNOWN,
                0,
                0,
                Polarity.UNKNOWN,
                Feedback.Status.UNKNOWN,
                null,
                null,
                null,
                Channel.UNKNOWN,
                null,
                null,
                null);
    }

    /** On the usual way, from the cookie to the customer. */
    static ResolvedInteraction belongs(String customer, Interaction interaction) {
        return on(Operation.UPSERT, customer, List.of(COOKIE, customer(customer)), interaction);
    }

    static ResolvedInteraction leaves(String customer, Interaction interaction) {
        return on(Operation.RETRACT, customer, List.of(COOKIE, customer(customer)), interaction);
    }

    /** On a device that is nobody's. */
    static ResolvedInteraction onDevice(String device, Interaction interaction) {
        Identifier id = new Identifier(IdentifierType.DEVICE_ID, device);
        return new ResolvedInteraction(Operation.UPSERT, id.text(), false, List.of(id), interaction);
    }

    static ResolvedInteraction on(
            Operation operation, String customer, List<Identifier> path, Interaction interaction) {
        return new ResolvedInteraction(operation, customer, true, path, interaction);
    }

    static CustomerProfile profile(String customer, Instant effectiveAt, @Nullable String segment) {
        return new CustomerProfile(customer, effectiveAt, segment, null, Map.of());
    }

    static Identifier customer(String id) {
        return new Identifier(IdentifierType.CUSTOMER_ID, id);
    }

    private static Header header(String eventId, int revision, Operation operation, Instant at) {
        return new Header(eventId, revision, operation, "test", at, null, List.of(COOKIE), Map.of(), Map.of());
    }
}
