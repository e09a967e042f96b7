package io.vocstreams.serve.store;

import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which scores are asked for; null asks for all.
 *
 * @param breakdown {@code *}, dimensions such as {@code channel+stage}, or one value such as {@code channel=WEB}
 * @param asOf the versions that were the latest then
 */
public record ScoreSelection(
        @Nullable Metric metric,
        @Nullable String breakdown,
        @Nullable WindowSize size,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant asOf) {

    /** Whether scores of the family may be among them. */
    public boolean wants(Family family) {
        return (metric == null || family.scale().metric() == metric)
                && (size == null || family.size() == size)
                && (breakdown == null || family.dimensions().equals(Breakdown.dimensionsOf(breakdown)));
    }

    public boolean wants(Score score) {
        String actual = score.key().series().breakdown();
        return (metric == null || score.key().series().scale().metric() == metric)
                && (size == null || score.key().size() == size)
                && (breakdown == null
                        || (breakdown.contains("=")
                                ? breakdown.equals(actual)
                                : breakdown.equals(Breakdown.dimensionsOf(actual))))
                && (from == null || !score.key().start().isBefore(from))
                && (to == null || !score.windowEnd().isAfter(to));
    }

    /** The one value of the breakdown; null for all values. */
    public @Nullable String value() {
        return breakdown != null && breakdown.contains("=") ? breakdown : null;
    }
}
