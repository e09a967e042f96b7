package io.vocstreams.model.score;

/** Where in a series of scores an answer counts. */
public record Slot(Series series, WindowSize size, long from, long until) implements SlotOf<Series> {}
