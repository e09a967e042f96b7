package io.vocstreams.journey.domain;

import io.vocstreams.model.Utf8;

/** What names an interaction for ever: the text form of its strongest identifier, and its event id. */
public record EventKey(String origin, String eventId) implements Comparable<EventKey> {

    @Override
    public int compareTo(EventKey other) {
        int byId = Utf8.compare(eventId, other.eventId);
        return byId != 0 ? byId : Utf8.compare(origin, other.origin);
    }
}
