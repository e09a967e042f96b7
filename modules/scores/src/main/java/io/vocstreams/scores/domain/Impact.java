package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Scale;
import java.util.Optional;

/**
 * How much a score would change without a part of its answers, turned round: what the part adds to it.
 *
 * @param share the part of all answers
 * @param impact score of all less the score without the part
 * @param error standard error of the impact
 */
public record Impact(double share, double impact, double error, double low, double high) {

    private static final long LEAST_ANSWERS = 30;

    /** Empty where the part is nothing or everything, and where there are too few answers. */
    public static Optional<Impact> of(Scale scale, Counts all, Counts part) {
        long n = all.responses();
        long partial = part.responses();
        if (partial == 0 || partial == n || n < LEAST_ANSWERS) {
            return Optional.empty();
        }
        Spread whole = Spread.of(scale, all);
        Spread within = Spread.of(scale, part);
        Spread rest = Spread.of(scale, all.minus(part));
        double share = (double) partial / n;
        double impact = whole.mean - rest.mean;
        double apart = within.mean - rest.mean;
        double error = Math.sqrt(share * share * (within.variance / partial + rest.variance / (n - partial))
                + apart * apart * share * (1 - share) / n);
        double reach = Formulas.Z * error;
        return Optional.of(new Impact(share, impact, error, impact - reach, impact + reach));
    }

    public boolean overlaps(Impact other) {
        return low <= other.high && other.low <= high;
    }

    /** Mean and population variance of what single answers contribute to the score. */
    private record Spread(double mean, double variance) {

        static Spread of(Scale scale, Counts counts) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < counts.points(); i++) {
                double contribution = contribution(scale, scale.min() + i);
                sum += counts.at(i) * contribution;
                squares += counts.at(i) * contribution * contribution;
            }
            double mean = sum / counts.responses();
            return new Spread(mean, Math.max(0, squares / counts.responses() - mean * mean));
        }

        private static double contribution(Scale scale, int value) {
            return switch (scale.metric()) {
                case NPS -> value >= Scale.FIRST_PROMOTER ? 100 : value < Scale.FIRST_PASSIVE ? -100 : 0;
                case CSAT -> value > scale.max() - scale.topBox() ? 100 : 0;
                case CES, RATING -> value;
                case TEXT, UNKNOWN -> throw new IllegalArgumentException(scale.metric() + " has no series");
            };
        }
    }
}
