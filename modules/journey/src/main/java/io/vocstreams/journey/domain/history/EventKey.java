package io.vocstreams.journey.domain.history;

import io.vocstreams.model.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * What names an interaction for ever: the text form of its strongest identifier, and its event id. It is looked up with
 * every event, so its equality is written out: a record's own goes through method handles, which stood out in
 * recordings.
 */
public record EventKey(String origin, String eventId) implements Comparable<EventKey> {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventKey key && eventId.equals(key.eventId) && origin.equals(key.origin);
    }

    @Override
    public int hashCode() {
        return 31 * eventId.hashCode() + origin.hashCode();
    }

    @Override
    public int compareTo(EventKey other) {
        int byId = Utf8.compare(eventId, other.eventId);
        return byId != 0 ? byId : Utf8.compare(origin, other.origin);
    }
}
