package io.vocstreams.model.experiment;

import java.util.Collection;
import java.util.Optional;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Whether variants were shown to as many customers as was planned: Pearson's chi-square test. If not, those who were
 * left out may be unlike the others, and nothing that is compared means anything.
 *
 * @param p how likely so large a difference is by chance alone
 */
public record SampleRatio(double chiSquare, double p) {

    private static final long LEAST_EXPOSED = 100;
    private static final double SIGNIFICANCE = 0.001;

    /** Empty where too few have seen anything. */
    public static Optional<SampleRatio> of(Collection<Arm> arms) {
        long exposed = arms.stream().mapToLong(Arm::exposed).sum();
        if (exposed < LEAST_EXPOSED) {
            return Optional.empty();
        }
        // Thirds are written with three digits, so shares may add up to a little less than 1.
        double shares = arms.stream().mapToDouble(Arm::share).sum();
        double chiSquare = 0;
        for (Arm arm : arms) {
            double expected = exposed * arm.share() / shares;
            double apart = arm.exposed() - expected;
            chiSquare += apart * apart / expected;
        }
        return Optional.of(
                new SampleRatio(chiSquare, RegularizedGamma.Q.value((arms.size() - 1) / 2.0, chiSquare / 2)));
    }

    public boolean isFailed() {
        return p < SIGNIFICANCE;
    }
}
