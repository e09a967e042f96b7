package io.vocstreams.model.improvement;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of something that was done.
 *
 * @param change null while it is PENDING, and where there are too few answers
 */
public record Verification(Verdict verdict, @Nullable Change change) {

    /** So many days what was done takes to be felt; they are in neither period. */
    public static final int SETTLE_DAYS = 7;

    /** Whether what was done has helped. */
    public enum Verdict {
        /** What comes after is not final yet. */
        PENDING,
        /** Too few answers, or no more than chance. */
        INCONCLUSIVE,
        IMPROVED,
        WORSE
    }

    /**
     * Compares published scores. Of a theme or a function, which people complain of, the share of all answers should
     * fall; of all else the score should become better than that of the rest.
     *
     * @param scope one value of a breakdown, as it stands in score keys
     * @param scores published; others than those that are needed do no harm
     */
    public static Verification of(Scale scale, String scope, Periods periods, Collection<Score> scores) {
        Published published = new Published(scale, scores);
        Score allAfter = published.at(Series.TOTAL, periods.afterEnd());
        Score partAfter = published.at(scope, periods.afterEnd());
        if (allAfter == null || isMoving(allAfter) || isMoving(partAfter)) {
            return new Verification(Verdict.PENDING, null);
        }
        Counts before = published.counts(published.at(scope, periods.beforeEnd()));
        Counts everyBefore = published.counts(published.at(Series.TOTAL, periods.beforeEnd()));
        Counts after = published.counts(partAfter);
        Counts everyAfter = published.counts(allAfter);
        if (scope.startsWith("theme=") || scope.startsWith("function=")) {
            Optional<Change> share = Change.ofShare(
                    before.responses(), everyBefore.responses(), after.responses(), everyAfter.responses());
            return judged(share, false);
        }
        Optional<Change> score = Change.ofScore(scale, before, everyBefore, after, everyAfter);
        return judged(score, scale.polarity() != Polarity.LOWER_IS_BETTER);
    }

    private static Verification judged(Optional<Change> change, boolean higherIsBetter) {
        Verdict verdict = Verdict.INCONCLUSIVE;
        if (change.isPresent() && change.get().isClear()) {
            verdict = change.get().value() > 0 == higherIsBetter ? Verdict.IMPROVED : Verdict.WORSE;
        }
        return new Verification(verdict, change.orElse(null));
    }

    private static boolean isMoving(@Nullable Score score) {
        return score != null && score.finality() == Finality.PROVISIONAL;
    }

    private record Published(Scale scale, Collection<Score> scores) {

        @Nullable
        Score at(String breakdown, Instant end) {
            Series series = new Series(scale, breakdown);
            return scores.stream()
                    .filter(score -> score.key().series().equals(series)
                            && score.key().size() == Periods.SIZE
                            && score.windowEnd().equals(end))
                    .findFirst()
                    .orElse(null);
        }

        /** What was never published had no answers. */
        Counts counts(@Nullable Score score) {
            return score == null ? Counts.none(scale.points()) : score.counts();
        }
    }
}
