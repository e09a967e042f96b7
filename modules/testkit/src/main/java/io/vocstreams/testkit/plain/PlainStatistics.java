package io.vocstreams.testkit.plain;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formulas of §9 over a list of answers. */
final class PlainStatistics {

    private static final double Z = 1.959963984540054;

    private final Scale scale;
    private final List<Integer> values;
    private final double n;

    PlainStatistics(Scale scale, List<Integer> values) {
        this.scale = scale;
        this.values = values;
        this.n = values.size();
    }

    @Nullable
    Double score() {
        // "n = 0: `score`, `low`, `high` null."
        if (values.isEmpty()) {
            return null;
        }
        return switch (scale.metric()) {
            // "100·(promoters 9–10 − detractors 0–6)/n"
            case NPS -> 100.0 * (between(9, 10) - between(0, 6)) / n;
            // "100·top/n"
            case CSAT -> 100.0 * top() / n;
            case CES, RATING -> mean();
            // "100·(positive − negative)/n" (§14)
            case TEXT -> 100.0 * (between(1, 1) - between(-1, -1)) / n;
            case UNKNOWN -> throw new IllegalStateException("No score of " + scale.metric());
        };
    }

    @Nullable
    Double low() {
        return bound(-1);
    }

    @Nullable
    Double high() {
        return bound(1);
    }

    /** "CES also {@code ease} = 100·(mean − worst)/(best − worst) by polarity" */
    @Nullable
    Double ease() {
        if (scale.metric() != Metric.CES || values.isEmpty()) {
            return null;
        }
        boolean higher = scale.polarity() == Polarity.HIGHER_IS_BETTER;
        double best = higher ? scale.max() : scale.min();
        double worst = higher ? scale.min() : scale.max();
        return 100 * (mean() - worst) / (best - worst);
    }

    long between(int least, int greatest) {
        return values.stream()
                .filter(value -> value >= least && value <= greatest)
                .count();
    }

    private @Nullable Double bound(int sign) {
        if (values.isEmpty()) {
            return null;
        }
        return switch (scale.metric()) {
            case NPS -> adjustedWald(sign, between(9, 10), between(0, 6));
            // "interval as NPS" (§14)
            case TEXT -> adjustedWald(sign, between(1, 1), between(-1, -1));
            case CSAT -> wilson(top() / n, n, sign);
            case CES, RATING -> meanBound(sign);
            case UNKNOWN -> throw new IllegalStateException("No score of " + scale.metric());
        };
    }

    /**
     * "n' = n+3, P' = P+¾, D' = D+¾, centre c = (P'−D')/n', variance (P'/n' + D'/n' − c²)/n'; 100·(c ± z√v), clamped to
     * ±100"
     */
    private double adjustedWald(int sign, long better, long worse) {
        double adjusted = n + 3;
        double promoters = better + 0.75;
        double detractors = worse + 0.75;
        double centre = (promoters - detractors) / adjusted;
        double variance = (promoters / adjusted + detractors / adjusted - centre * centre) / adjusted;
        return Math.max(-100, Math.min(100, 100 * (centre + sign * Z * Math.sqrt(variance))));
    }

    /** "Wilson score interval" of a share of n, its lower or its upper end */
    static double wilson(double share, double n, int sign) {
        double centre = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return 100 * (centre + sign * half) / (1 + Z * Z / n);
    }

    /** "mean ± z·s/√n, s with n−1; null for n < 2" */
    private @Nullable Double meanBound(int sign) {
        if (values.size() < 2) {
            return null;
        }
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return mean + sign * Z * Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
    }

    /** "top = the highest 1 value of a 3-point scale, 2 of 4 to 7 points, 3 of 10" */
    private double top() {
        int points = scale.max() - scale.min() + 1;
        int highest = points == 3 ? 1 : points <= 7 ? 2 : 3;
        return between(scale.max() - highest + 1, scale.max());
    }

    private double mean() {
        return values.stream().mapToInt(Integer::intValue).sum() / n;
    }
}
