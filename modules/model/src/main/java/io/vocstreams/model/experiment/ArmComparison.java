package io.vocstreams.model.experiment;

import io.vocstreams.model.score.Moments;
import org.jspecify.annotations.Nullable;

/** A variant, compared with the control. */
public record ArmComparison(
        Arm arm, Verdict verdict, @Nullable Difference difference) {

    private static final long LEAST_RESULTS = 30;

    /** The first that holds, and only as long as it holds. */
    public enum Verdict {
        /** Variants were not shown to as many customers as was planned. */
        SRM_FAILED,
        /** An arm has fewer than 30 results. */
        TOO_FEW,
        /** No more than chance so far. */
        UNDECIDED,
        BETTER,
        WORSE
    }

    /**
     * Variant less control.
     *
     * @param error its standard error
     * @param low of the interval that holds at every look
     * @param p valid at every look, to be compared with the plan's alpha divided by how many variants are compared
     * @param plainLow of the 95 % interval that would hold if it were looked at once
     */
    public record Difference(
            double value, double error, double low, double high, double p, double plainLow, double plainHigh) {

        /**
         * An asymptotic confidence sequence (Waudby-Smith and others, 2021).
         *
         * @param planned for how many results of both it is made narrowest
         */
        static Difference of(Moments control, Moments variant, double alpha, long planned) {
            double value = variant.mean() - control.mean();
            double squaredError = variant.squaredError() + control.squaredError();
            double error = Math.sqrt(squaredError);
            double n = (double) control.answers() + variant.answers();
            double log = -2 * Math.log(alpha);
            double squaredRho = (log + Math.log(log + 1)) / planned;
            double spread = n * squaredRho;
            double reach = Math.sqrt(squaredError * n)
                    * Math.sqrt(2 * (spread + 1) * Math.log(Math.sqrt(spread + 1) / alpha) / (n * spread));
            double squaredT = value * value / squaredError * n;
            double p = squaredError > 0
                    ? Math.min(1, Math.sqrt(spread + 1) * Math.exp(-squaredRho * squaredT / (2 * (spread + 1))))
                    : 1;
            double plain = Moments.Z * error;
            return new Difference(value, error, value - reach, value + reach, p, value - plain, value + plain);
        }

        /** Whether it can be told from chance. */
        boolean isClear() {
            return error > 0 && (low > 0 || high < 0);
        }
    }

    /** @param alpha of this comparison alone */
    static ArmComparison of(Arm control, Arm arm, double alpha, ExperimentPlan plan, boolean higherIsBetter) {
        if (Math.min(control.results().answers(), arm.results().answers()) < LEAST_RESULTS) {
            return new ArmComparison(arm, Verdict.TOO_FEW, null);
        }
        Difference difference = Difference.of(control.results(), arm.results(), alpha, plan.plannedAnswers());
        Verdict verdict = Verdict.UNDECIDED;
        if (difference.isClear()) {
            verdict = difference.value() > 0 == higherIsBetter ? Verdict.BETTER : Verdict.WORSE;
        }
        return new ArmComparison(arm, verdict, difference);
    }

    ArmComparison failed() {
        return new ArmComparison(arm, Verdict.SRM_FAILED, difference);
    }
}
