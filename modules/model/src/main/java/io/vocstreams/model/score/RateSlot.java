package io.vocstreams.model.score;

/** Where in a series of a measure an opportunity counts. */
public record RateSlot(RateSeries series, WindowSize size, long from, long until) implements SlotOf<RateSeries> {}
