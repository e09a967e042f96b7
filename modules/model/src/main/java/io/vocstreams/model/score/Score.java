package io.vocstreams.model.score;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A published score. {@code promoters}, {@code passives} and {@code detractors} are of NPS only, {@code ease} of CES;
 * {@code score}, {@code low} and {@code high} (95 % interval) are null where nothing, or too little, counts.
 */
public record Score(
        ScoreKey key,
        Instant windowEnd,
        long responses,
        long customers,
        long dismissed,
        long partial,
        List<Long> histogram,
        @Nullable Long promoters,
        @Nullable Long passives,
        @Nullable Long detractors,
        @Nullable Double score,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double ease,
        Finality finality,
        long revision,
        Set<Reason> reasons,
        Instant asOf,
        String definition) {

    /** What it was computed from. */
    public Counts counts() {
        return new Counts(histogram.stream().mapToLong(Long::longValue).toArray(), customers, dismissed, partial);
    }
}
