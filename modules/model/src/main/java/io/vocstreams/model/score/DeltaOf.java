package io.vocstreams.model.score;

/** What one change of one customer adds to, or takes from, one slot. */
public sealed interface DeltaOf<S extends AnySeries, C extends Countable<C>> permits ScoreDelta, RateDelta {

    SlotOf<S> slot();

    C change();

    Reason reason();
}
