package io.vocstreams.model.score;

/** What one change of one customer adds to, or takes from, one slot of a score. */
public record ScoreDelta(Slot slot, Counts change, Reason reason) implements DeltaOf<Series, Counts> {}
