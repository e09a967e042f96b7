package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes scores of counts: one, or all that there are of a set of contributions. */
public final class Scores {

    private Scores() {}

    /** The score of a window, as published now. */
    public static Score of(
            Window<Series> window, Calendar calendar, Publication<Counts> published, Set<Reason> reasons) {
        Counts counts = published.counts();
        FormulaValues values = Formulas.compute(window.series().scale(), counts);
        return new Score(
                new ScoreKey(window.series(), window.size(), window.start(calendar.days())),
                window.end(calendar.days()),
                counts.responses(),
                counts.customers(),
                counts.dismissed(),
                counts.partial(),
                LongStream.of(counts.histogram()).boxed().toList(),
                values.promoters(),
                values.passives(),
                values.detractors(),
                values.score(),
                values.low(),
                values.high(),
                values.ease(),
                published.finality(),
                published.revision(),
                reasons,
                published.at(),
                values.definition());
    }

    /**
     * All scores there are at the given clock, from all that counts, by slot. They are as if published once, now: no
     * reasons, revision 1, and never CORRECTED.
     */
    public static Map<ScoreKey, Score> of(Map<Slot, Counts> contributions, Calendar calendar, @Nullable Instant clock) {
        Map<ScoreKey, Score> scores = new HashMap<>();
        Publications.of(contributions, any -> calendar, clock).forEach((window, published) -> {
            Score score = of(window, calendar, published, Set.of());
            scores.put(score.key(), score);
        });
        return scores;
    }
}
