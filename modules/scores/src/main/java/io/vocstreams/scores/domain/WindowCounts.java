package io.vocstreams.scores.domain;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.SlotOf;

/**
 * Adds up the slots of one window, and notices whether any of them reaches into the next one.
 *
 * <p>Slots are given one by one, so that a range of a store need not be held in memory.
 */
public final class WindowCounts<S extends AnySeries, C extends Countable<C>> {

    private final Window<S> window;
    private C sum;
    private boolean reachesNext;

    public WindowCounts(Window<S> window, C nothing) {
        this.window = window;
        this.sum = nothing;
    }

    public void add(SlotOf<S> slot, C counts) {
        if (!window.covers(slot)) {
            return;
        }
        sum = sum.plus(counts);
        reachesNext |= window.size().isRolling() && slot.until() > window.index() + 1;
    }

    public C sum() {
        return sum;
    }

    /** Whether something that counts in this rolling window also counts in the one that ends a day later. */
    public boolean reachesNext() {
        return reachesNext;
    }
}
