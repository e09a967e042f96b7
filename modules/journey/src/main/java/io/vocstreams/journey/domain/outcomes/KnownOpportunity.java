package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import java.time.Instant;
import java.util.List;

/**
 * What readers know of an opportunity: all that is needed to take it back.
 *
 * @param deadline what closes it must not come later
 * @param counts what it adds to each rate
 * @param slices the breakdowns with its values, as they stand in keys
 */
public record KnownOpportunity(Instant deadline, RateCounts counts, List<String> slices) {

    public KnownOpportunity {
        slices = List.copyOf(slices);
    }

    public boolean isPending() {
        return counts.pending() > 0;
    }

    /** The same, when its time is over and nothing has closed it. */
    public KnownOpportunity missed(Measure measure) {
        boolean success = measure.good() == Measure.Success.ABSENT;
        return new KnownOpportunity(
                deadline, new RateCounts(0, success ? 1 : 0, success ? 0 : 1, Elapsed.NONE), slices);
    }
}
