package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.outcomes.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Takes together what comes in one go. */
final class Episodes {

    private Episodes() {}

    /** What follows the one before at most so much later belongs to it, but not for ever; all comes in order. */
    static <T> List<List<T>> of(List<T> sorted, Function<T, Instant> timeOf, Duration pause) {
        List<List<T>> episodes = new ArrayList<>();
        Instant firstAt = Instant.MIN;
        Instant lastAt = Instant.MIN;
        for (T one : sorted) {
            Instant at = timeOf.apply(one);
            if (episodes.isEmpty()
                    || at.isAfter(lastAt.plus(pause))
                    || !at.isBefore(firstAt.plus(Measure.LONGEST_EPISODE))) {
                episodes.add(new ArrayList<>());
                firstAt = at;
            }
            episodes.get(episodes.size() - 1).add(one);
            lastAt = at;
        }
        return episodes;
    }
}
