package io.vocstreams.identity.domain;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.intake.Identifiers;

/** What an event is known by: its strongest usable identifier and its id. */
public record EventKey(Identifier origin, String eventId) {

    /** Of an interaction that has a usable identifier. */
    public static EventKey of(Header header) {
        return new EventKey(Identifiers.usable(header.identifiers()).get(0), header.eventId());
    }
}
