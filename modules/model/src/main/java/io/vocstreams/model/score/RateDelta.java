package io.vocstreams.model.score;

import java.time.Duration;

/**
 * What one change of one customer adds to, or takes from, one slot of a measure.
 *
 * @param open how long after its window an opportunity may still be decided, so that the window does not close before
 */
public record RateDelta(RateSlot slot, Duration open, RateCounts change, Reason reason)
        implements DeltaOf<RateSeries, RateCounts> {}
