package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import java.time.Instant;

/**
 * Consents hold for ever and follow each merge, whatever its time. So a customer id holds them as of a time that no
 * merge is later than, and that is never so long ago that they could be dropped.
 */
public final class Lasting {

    public static final Instant TIME = Instant.parse("9999-01-01T00:00:00Z");

    private Lasting() {}

    /** As of when a place holds an interaction. */
    public static Instant timeAt(Identifier place, CarriedInteraction content, Instant occurredAt) {
        return place.type() == IdentifierType.CUSTOMER_ID && content.isConsent() ? TIME : occurredAt;
    }
}
