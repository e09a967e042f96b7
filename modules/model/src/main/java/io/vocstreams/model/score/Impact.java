package io.vocstreams.model.score;

import java.util.ArrayList;
import java.util.List;
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
        Moments whole = Moments.of(scale, all);
        Moments within = Moments.of(scale, part);
        Moments rest = Moments.of(scale, all.minus(part));
        double share = (double) partial / n;
        double impact = whole.mean() - rest.mean();
        double apart = within.mean() - rest.mean();
        double error = Math.sqrt(share * share * (within.squaredError() + rest.squaredError())
                + apart * apart * share * (1 - share) / n);
        double reach = Moments.Z * error;
        return Optional.of(new Impact(share, impact, error, impact - reach, impact + reach));
    }

    /** The rank of each, given those that add most first; those that overlap the first of their rank are tied with it. */
    public static List<Integer> ranks(List<Impact> sorted) {
        List<Integer> ranks = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).overlaps(sorted.get(first))) {
                first = i;
            }
            ranks.add(first + 1);
        }
        return ranks;
    }

    public boolean overlaps(Impact other) {
        return low <= other.high && other.low <= high;
    }
}
