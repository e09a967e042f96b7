package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;

/**
 * Adds up the slots of one window, and notices whether any of them reaches into the next one.
 *
 * <p>Slots are given one by one, so that a range of a store need not be held in memory.
 */
public final class WindowCounts {

    private final Window window;
    private Counts sum;
    private boolean reachesNext;

    public WindowCounts(Window window) {
        this.window = window;
        this.sum = Counts.none(window.series().scale().points());
    }

    public void add(Slot slot, Counts counts) {
        if (!window.covers(slot)) {
            return;
        }
        sum = sum.plus(counts);
        reachesNext |= window.size().isRolling() && slot.until() > window.index() + 1;
    }

    public Counts sum() {
        return sum;
    }

    /** Whether something that counts in this rolling window also counts in the one that ends a day later. */
    public boolean reachesNext() {
        return reachesNext;
    }
}
