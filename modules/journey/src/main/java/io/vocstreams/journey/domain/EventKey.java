package io.vocstreams.journey.domain;

import io.vocstreams.model.Utf8;
import java.util.Comparator;

/** What names an interaction for ever: the text form of its strongest identifier, and its event id. */
public record EventKey(String origin, String eventId) implements Comparable<EventKey> {

    private static final Comparator<EventKey> ORDER =
            Comparator.comparing(EventKey::eventId, Utf8.ORDER).thenComparing(EventKey::origin, Utf8.ORDER);

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}
