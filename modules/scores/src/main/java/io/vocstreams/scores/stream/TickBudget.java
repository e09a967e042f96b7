package io.vocstreams.scores.stream;

/**
 * How much one tick may still do, so that neither a back-fill nor a jump of the clock stalls the thread beyond the
 * transaction timeout. What is left over waits for the next tick.
 */
final class TickBudget {

    /** A key costs about as much as reading so many slots. */
    private static final int SLOTS_PER_KEY = 50;

    private long slots;

    private TickBudget(long slots) {
        this.slots = slots;
    }

    static TickBudget ofKeys(int keys) {
        return new TickBudget((long) keys * SLOTS_PER_KEY);
    }

    static TickBudget unlimited() {
        return new TickBudget(Long.MAX_VALUE);
    }

    void spendKey() {
        slots -= SLOTS_PER_KEY;
    }

    void spendSlot() {
        slots--;
    }

    boolean isSpent() {
        return slots <= 0;
    }
}
