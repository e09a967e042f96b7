package io.vocstreams.journey.domain.journeys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journeys that a change of touchpoints has reached, as they were and as they are, in time order.
 *
 * @param beyond the first that it has not reached
 */
public record Recut(
        List<Cut> before, List<Cut> after, @Nullable Cut beyond) {

    public static final Recut NONE = new Recut(List.of(), List.of(), null);

    public boolean isNothing() {
        return before.isEmpty() && after.isEmpty();
    }
}
