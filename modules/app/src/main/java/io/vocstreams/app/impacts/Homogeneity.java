package io.vocstreams.app.impacts;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Moments;
import io.vocstreams.model.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Whether parts, such as stores, answer alike: Pearson's chi-square test of homogeneity. If they differ, help the few;
 * if not, change what all of them do.
 *
 * @param parts that have enough answers
 * @param p how likely so large a difference is by chance alone
 */
public record Homogeneity(int parts, double chiSquare, int degreesOfFreedom, double p) {

    private static final long LEAST_ANSWERS = 30;
    private static final double SIGNIFICANCE = 0.05;

    /** Empty unless two parts have enough answers, and not all of the same kind. */
    public static Optional<Homogeneity> of(Scale scale, Collection<Counts> parts) {
        List<Counts> compared = parts.stream()
                .filter(counts -> counts.responses() >= LEAST_ANSWERS)
                .toList();
        List<long[]> columns = columns(scale, compared);
        if (compared.size() < 2 || columns.size() < 2) {
            return Optional.empty();
        }
        double all = compared.stream().mapToLong(Counts::responses).sum();
        double chiSquare = 0;
        for (long[] column : columns) {
            double share = Arrays.stream(column).sum() / all;
            for (int part = 0; part < column.length; part++) {
                double expected = compared.get(part).responses() * share;
                double apart = column[part] - expected;
                chiSquare += apart * apart / expected;
            }
        }
        int degreesOfFreedom = (compared.size() - 1) * (columns.size() - 1);
        double p = RegularizedGamma.Q.value(degreesOfFreedom / 2.0, chiSquare / 2);
        return Optional.of(new Homogeneity(compared.size(), chiSquare, degreesOfFreedom, p));
    }

    /** Answers that add the same to the score are one column; those that nobody gave are none. */
    private static List<long[]> columns(Scale scale, List<Counts> parts) {
        Map<Double, long[]> columns = new TreeMap<>();
        for (int part = 0; part < parts.size(); part++) {
            for (int i = 0; i < scale.points(); i++) {
                long answers = parts.get(part).at(i);
                if (answers > 0) {
                    columns.computeIfAbsent(
                                    Moments.contribution(scale, scale.min() + i), absent -> new long[parts.size()])[
                            part] += answers;
                }
            }
        }
        return new ArrayList<>(columns.values());
    }

    /** As a sentence on a number of stores, channels or whatever the parts are. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "the %d parts with %d answers or more %s (chi-square %.3f, %d degrees of freedom, p %.2g)",
                parts,
                LEAST_ANSWERS,
                isSignificant() ? "differ by more than chance" : "differ by no more than chance",
                chiSquare,
                degreesOfFreedom,
                p);
    }

    public boolean isSignificant() {
        return p < SIGNIFICANCE;
    }
}
