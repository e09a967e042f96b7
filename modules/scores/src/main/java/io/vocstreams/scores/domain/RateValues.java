package io.vocstreams.scores.domain;

import io.vocstreams.model.score.RateCounts;
import org.jspecify.annotations.Nullable;

/**
 * What is said of opportunities beside their counts.
 *
 * @param rate in percent; with its 95 % interval null where nothing is decided
 * @param p50 in milliseconds, like the other percentiles of what was closed; null where nothing was
 */
public record RateValues(
        @Nullable Double rate,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double p50,
        @Nullable Double p75,
        @Nullable Double p90,
        @Nullable Double p95) {

    /** The name and version of the formula. */
    public static final String DEFINITION = "rate-wilson/1";

    public static RateValues of(RateCounts counts) {
        return of(counts, counts.decided());
    }

    /** Of opportunities that are distinguished by how they ended: all that ended so did, so there is no rate. */
    public static RateValues withoutRate(RateCounts counts) {
        return of(counts, 0);
    }

    private static RateValues of(RateCounts counts, long decided) {
        Wilson interval = decided == 0 ? null : Wilson.of(counts.successes(), decided);
        return new RateValues(
                decided == 0 ? null : 100.0 * counts.successes() / decided,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                percentile(counts, 50),
                percentile(counts, 75),
                percentile(counts, 90),
                percentile(counts, 95));
    }

    private static @Nullable Double percentile(RateCounts counts, int percent) {
        return counts.elapsed().percentile(percent).stream().boxed().findFirst().orElse(null);
    }
}
