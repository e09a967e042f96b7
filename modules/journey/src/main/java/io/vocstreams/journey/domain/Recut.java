package io.vocstreams.journey.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journeys that a change of touchpoints has reached, as they were and as they are, in time order.
 *
 * @param beyond the first that it has not reached
 */
record Recut(List<Cut> before, List<Cut> after, @Nullable Cut beyond) {

    static final Recut NONE = new Recut(List.of(), List.of(), null);

    boolean isNothing() {
        return before.isEmpty() && after.isEmpty();
    }
}
