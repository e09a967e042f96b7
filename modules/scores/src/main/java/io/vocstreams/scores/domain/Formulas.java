package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Moments;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import org.jspecify.annotations.Nullable;

/** The formula of each metric: its score and the 95 % interval around it. */
public final class Formulas {

    static final double Z = Moments.Z;

    private Formulas() {}

    public static boolean isKnown(Metric metric) {
        return switch (metric) {
            case NPS, CSAT, CES, RATING, TEXT -> true;
            case UNKNOWN -> false;
        };
    }

    public static FormulaValues compute(Scale scale, Counts counts) {
        if (counts.points() != scale.points()) {
            throw new IllegalArgumentException(
                    "Counts of " + counts.points() + " scale points on a scale of " + scale.points());
        }
        return switch (scale.metric()) {
            case NPS -> nps(scale, counts);
            case CSAT -> csat(scale, counts);
            case CES -> mean(scale, counts, "ces-mean-normal/1");
            case RATING -> mean(scale, counts, "rating-mean-normal/1");
            case TEXT -> text(scale, counts);
            case UNKNOWN -> throw new IllegalArgumentException(scale.metric() + " has no series");
        };
    }

    private static FormulaValues nps(Scale scale, Counts counts) {
        long promoters = between(scale, counts, Scale.FIRST_PROMOTER, scale.max());
        long passives = between(scale, counts, Scale.FIRST_PASSIVE, Scale.FIRST_PROMOTER - 1);
        long detractors = between(scale, counts, scale.min(), Scale.FIRST_PASSIVE - 1);
        Net net = Net.of(promoters, detractors, counts.responses());
        return new FormulaValues(
                promoters, passives, detractors, net.score(), net.low(), net.high(), null, "nps-adjusted-wald/1");
    }

    /** What is said well less what is said badly. */
    private static FormulaValues text(Scale scale, Counts counts) {
        Net net = Net.of(
                between(scale, counts, 1, scale.max()), between(scale, counts, scale.min(), -1), counts.responses());
        return new FormulaValues(null, null, null, net.score(), net.low(), net.high(), null, "text-net-wald/1");
    }

    /** A share less another one in percent, of the same answers; nothing of none. */
    private record Net(
            @Nullable Double score,
            @Nullable Double low,
            @Nullable Double high) {

        /** Adjusted Wald: with three answers added, one quarter of each of them for and one against. */
        static Net of(long favourable, long unfavourable, long n) {
            if (n == 0) {
                return new Net(null, null, null);
            }
            double total = n + 3;
            double up = (favourable + 0.75) / total;
            double down = (unfavourable + 0.75) / total;
            double centre = up - down;
            double reach = Z * Math.sqrt((up + down - centre * centre) / total);
            return new Net(
                    100.0 * (favourable - unfavourable) / n,
                    Math.max(-100, 100 * (centre - reach)),
                    Math.min(100, 100 * (centre + reach)));
        }
    }

    /** The share of the top box, with the Wilson score interval. */
    private static FormulaValues csat(Scale scale, Counts counts) {
        String definition = "csat-top-box-wilson/1";
        long n = counts.responses();
        if (n == 0) {
            return new FormulaValues(null, null, null, null, null, null, null, definition);
        }
        long top = between(scale, counts, scale.max() - scale.topBox() + 1, scale.max());
        Wilson interval = Wilson.of(top, n);
        return new FormulaValues(null, null, null, 100.0 * top / n, interval.low(), interval.high(), null, definition);
    }

    /** The mean, with a normal interval that needs two answers. */
    private static FormulaValues mean(Scale scale, Counts counts, String definition) {
        long n = counts.responses();
        if (n == 0) {
            return new FormulaValues(null, null, null, null, null, null, null, definition);
        }
        double mean = (double) sum(scale, counts) / n;
        Double ease = scale.metric() == Metric.CES ? ease(scale, mean) : null;
        if (n < 2) {
            return new FormulaValues(null, null, null, mean, null, null, ease, definition);
        }
        double squares = 0;
        for (int i = 0; i < counts.points(); i++) {
            double distance = scale.min() + i - mean;
            squares += counts.at(i) * distance * distance;
        }
        double reach = Z * Math.sqrt(squares / (n - 1) / n);
        return new FormulaValues(null, null, null, mean, mean - reach, mean + reach, ease, definition);
    }

    private static double ease(Scale scale, double mean) {
        boolean higherIsBetter = scale.polarity() == Polarity.HIGHER_IS_BETTER;
        int best = higherIsBetter ? scale.max() : scale.min();
        int worst = higherIsBetter ? scale.min() : scale.max();
        // All worst on a scale that runs down would be -0.0, which prints as such.
        return Math.abs(100 * (mean - worst) / (best - worst));
    }

    private static long sum(Scale scale, Counts counts) {
        long sum = 0;
        for (int i = 0; i < counts.points(); i++) {
            sum += counts.at(i) * (scale.min() + i);
        }
        return sum;
    }

    private static long between(Scale scale, Counts counts, int first, int last) {
        long sum = 0;
        for (int value = first; value <= last; value++) {
            sum += counts.at(value - scale.min());
        }
        return sum;
    }
}
