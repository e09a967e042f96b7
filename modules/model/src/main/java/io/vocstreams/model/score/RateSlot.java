package io.vocstreams.model.score;

import org.jspecify.annotations.Nullable;

/** Where in a series of a measure an opportunity counts. Its equality is written out, as that of the series is. */
public record RateSlot(RateSeries series, WindowSize size, long from, long until) implements SlotOf<RateSeries> {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateSlot slot
                && from == slot.from
                && until == slot.until
                && size == slot.size
                && series.equals(slot.series);
    }

    @Override
    public int hashCode() {
        return ((series.hashCode() * 31 + size.hashCode()) * 31 + Long.hashCode(from)) * 31 + Long.hashCode(until);
    }
}
