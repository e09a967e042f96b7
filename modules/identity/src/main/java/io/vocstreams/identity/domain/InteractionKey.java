package io.vocstreams.identity.domain;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.intake.Identifiers;

/** What an event is known by: its strongest usable identifier and its id. */
public record InteractionKey(Identifier origin, String eventId) {

    /** Of an interaction that has a usable identifier. */
    public static InteractionKey of(Header header) {
        return new InteractionKey(Identifiers.usable(header.identifiers()).get(0), header.eventId());
    }
}
