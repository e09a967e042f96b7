package io.vocstreams.journey.domain;

import java.time.Instant;

/** A place in time order, before all that happens at its time or later. */
record Moment(Instant occurredAt) implements Happening {

    static final Moment FIRST = new Moment(Instant.MIN);
    static final Moment LAST = new Moment(Instant.MAX);

    private static final EventKey NOTHING = new EventKey("", "");

    /** Before all that is later than this time. */
    static Moment after(Instant time) {
        return new Moment(time.plusNanos(1));
    }

    @Override
    public EventKey key() {
        return NOTHING;
    }
}
