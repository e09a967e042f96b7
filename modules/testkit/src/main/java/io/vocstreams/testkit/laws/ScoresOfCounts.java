package io.vocstreams.testkit.laws;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.scores.domain.FormulaValues;
import io.vocstreams.scores.domain.Formulas;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Rows of the table of scores, made of counts. */
final class ScoresOfCounts {

    private ScoresOfCounts() {}

    static Score row(ScoreKey key, Instant windowEnd, Counts counts, Finality finality) {
        FormulaValues values = Formulas.compute(key.series().scale(), counts);
        return new Score(
                key,
                windowEnd,
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
                finality,
                0,
                Set.of(),
                Instant.EPOCH,
                "");
    }

    static Counts counts(Score score) {
        List<Long> histogram = score.histogram();
        return new Counts(
                histogram.stream().mapToLong(Long::longValue).toArray(),
                score.customers(),
                score.dismissed(),
                score.partial());
    }

    static Score with(Score score, Finality finality) {
        return row(score.key(), score.windowEnd(), counts(score), finality);
    }

    static Score sum(Score one, Score other) {
        return row(one.key(), one.windowEnd(), counts(one).plus(counts(other)), one.finality());
    }
}
