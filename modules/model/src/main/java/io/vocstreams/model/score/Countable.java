package io.vocstreams.model.score;

/** Counts, or a change of counts, which then have signs. They add up like numbers, so their order cannot matter. */
public interface Countable<C extends Countable<C>> {

    C plus(C other);

    /** Whether nothing counts, or changes. */
    boolean isNothing();
}
