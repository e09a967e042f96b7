package io.vocstreams.journey.domain.history;

import java.time.Instant;
import java.util.Map;

/** A place in time order, before all that happens at its time or later. */
public record TimeMark(Instant occurredAt) implements CustomerEvent {

    static final TimeMark FIRST = new TimeMark(Instant.MIN);
    public static final TimeMark LAST = new TimeMark(Instant.MAX);

    private static final EventKey NOTHING = new EventKey("", "");

    /** Before all that is later than this time. */
    public static TimeMark after(Instant time) {
        return new TimeMark(time.plusNanos(1));
    }

    @Override
    public Map<String, String> experiments() {
        return Map.of();
    }

    @Override
    public EventKey key() {
        return NOTHING;
    }
}
