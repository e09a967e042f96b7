package io.vocstreams.bench.input;

import java.time.Duration;
import java.time.Instant;

/**
 * How large the input is and how disorderly it arrives. The same values give the same input.
 *
 * @param disordered share of the events that arrive up to {@link #LONGEST_DELAY} of event time late
 * @param duplicated share of the events that arrive twice
 * @param anonymous share of the web and app touchpoints that carry a cookie or a device only
 */
public record InputSize(
        int touchpoints,
        int responses,
        int customers,
        double disordered,
        double duplicated,
        double anonymous,
        long seed) {

    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** Shorter than the lookback of identity: a cookie finds its customer wherever in the span that logs in. */
    public static final Duration SPAN = Duration.ofDays(28);

    public static final Duration LONGEST_DELAY = Duration.ofHours(6);

    public InputSize {
        if (touchpoints < 1 || responses < 0 || customers < 1) {
            throw new IllegalArgumentException("an input needs touchpoints and customers");
        }
        for (double share : new double[] {disordered, duplicated, anonymous}) {
            if (share < 0 || share > 0.9) {
                throw new IllegalArgumentException(share + " is no share from 0 to 0.9");
            }
        }
    }

    /** Events, each counted once. */
    public int events() {
        return touchpoints + responses;
    }
}
