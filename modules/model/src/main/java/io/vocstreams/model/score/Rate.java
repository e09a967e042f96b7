package io.vocstreams.model.score;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A published rate. {@code rate}, {@code low} and {@code high} (95 % interval) are null where nothing is decided, the
 * percentiles (in milliseconds) where nothing was closed.
 */
public record Rate(
        RateKey key,
        Instant windowEnd,
        RateCounts counts,
        @Nullable Double rate,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double p50,
        @Nullable Double p75,
        @Nullable Double p90,
        @Nullable Double p95,
        Finality finality,
        long revision,
        Set<Reason> reasons,
        Instant asOf,
        String definition) {}
