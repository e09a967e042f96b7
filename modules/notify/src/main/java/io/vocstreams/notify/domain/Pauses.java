package io.vocstreams.notify.domain;

import java.time.Duration;

/** How long to wait before it is tried again: twice as long each time, up to the longest. */
public record Pauses(Duration first, Duration longest) {

    /** Beyond it no pause doubles: 2^40 milliseconds are longer than anybody waits. */
    private static final int MOST_DOUBLINGS = 40;

    /** Before the next attempt, after so many failures one after the other, from 1. */
    public Duration after(int failures) {
        long factor = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
        // Compared before it is multiplied, which could overflow.
        return first.compareTo(longest.dividedBy(factor)) >= 0 ? longest : first.multipliedBy(factor);
    }
}
