package io.vocstreams.model.score;

/** What one change of one customer adds to, or takes from, one slot. */
public record ScoreDelta(Slot slot, Counts change, Reason reason) {}
