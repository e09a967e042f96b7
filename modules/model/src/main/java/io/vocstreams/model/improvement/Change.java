package io.vocstreams.model.improvement;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Moments;
import io.vocstreams.model.score.Scale;
import java.util.Optional;
import java.util.stream.Stream;

/** What changed from one period to the next, with its standard error and 95 % interval. */
public record Change(double value, double error, double low, double high) {

    private static final long LEAST_ANSWERS = 30;

    private static Change of(double value, double squaredError) {
        double error = Math.sqrt(squaredError);
        double reach = Moments.Z * error;
        return new Change(value, error, value - reach, value + reach);
    }

    /** In percentage points of all answers; empty where there are too few. */
    public static Optional<Change> ofShare(long partBefore, long allBefore, long partAfter, long allAfter) {
        if (allBefore < LEAST_ANSWERS || allAfter < LEAST_ANSWERS) {
            return Optional.empty();
        }
        double before = (double) partBefore / allBefore;
        double after = (double) partAfter / allAfter;
        double squaredError = before * (1 - before) / allBefore + after * (1 - after) / allAfter;
        return Optional.of(of(100 * (after - before), 100 * 100 * squaredError));
    }

    /**
     * Of a part's score, less what the rest's score changed meanwhile (difference in differences); empty where one of
     * the four has too few answers.
     */
    public static Optional<Change> ofScore(
            Scale scale, Counts partBefore, Counts allBefore, Counts partAfter, Counts allAfter) {
        Moments before = Moments.of(scale, partBefore);
        Moments after = Moments.of(scale, partAfter);
        Moments restBefore = Moments.of(scale, allBefore.minus(partBefore));
        Moments restAfter = Moments.of(scale, allAfter.minus(partAfter));
        if (Stream.of(before, after, restBefore, restAfter).anyMatch(some -> some.answers() < LEAST_ANSWERS)) {
            return Optional.empty();
        }
        return Optional.of(of(
                after.mean() - before.mean() - (restAfter.mean() - restBefore.mean()),
                before.squaredError() + after.squaredError() + restBefore.squaredError() + restAfter.squaredError()));
    }

    /** Whether it can be told from chance. */
    public boolean isClear() {
        return low > 0 || high < 0;
    }
}
