package io.vocstreams.app.improvements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.Improvement.Status;
import io.vocstreams.model.improvement.Verification;
import io.vocstreams.model.improvement.Verification.Verdict;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract's example: a store whose score rose more than that of the others. */
class VerifiedTest {

    private static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    private static final Days DAYS = new Days(ZoneId.of("UTC"));
    private static final Instant DONE = Instant.parse("2026-10-01T09:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-05T00:00:00Z");
    private static final List<Score> SCORES = List.of(
            score("store=S1", BEFORE, 30, 40, 50, Finality.FINAL),
            score(Series.TOTAL, BEFORE, 230, 190, 200, Finality.FINAL),
            score("store=S1", AFTER, 60, 45, 35, Finality.FINAL),
            score(Series.TOTAL, AFTER, 270, 195, 175, Finality.FINAL));

    @Test
    void shouldCompareTheFourWeeksBeforeAndAfterWhatWasDone() {
        Verification verification = verify(improvement(DONE), SCORES);

        assertThat(verification.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(Objects.requireNonNull(verification.change()).value()).isCloseTo(30.523810, within(1e-6));
        assertThat(Verified.of(improvement(DONE), SCORES, DAYS).view())
                .containsEntry("verdict", Verdict.IMPROVED)
                .containsEntry("scope", "store=S1");
    }

    @Test
    void shouldWaitUntilWhatCameAfterIsFinal() {
        List<Score> moving = List.of(
                SCORES.get(0),
                SCORES.get(1),
                SCORES.get(2),
                score(Series.TOTAL, AFTER, 270, 195, 175, Finality.PROVISIONAL));

        assertThat(verify(improvement(DONE), moving).verdict()).isEqualTo(Verdict.PENDING);
        assertThat(verify(improvement(DONE), List.of()).verdict()).isEqualTo(Verdict.PENDING);
    }

    @Test
    void shouldSayNothingOfWhatIsNotDone() {
        assertThat(Verified.of(improvement(null), SCORES, DAYS).verification()).isNull();
        assertThat(Verified.of(improvement(null), SCORES, DAYS).view()).containsEntry("verdict", null);
    }

    private static Verification verify(Improvement improvement, List<Score> scores) {
        return Objects.requireNonNull(Verified.of(improvement, scores, DAYS).verification());
    }

    private static Improvement improvement(@Nullable Instant doneAt) {
        return new Improvement(
                "i1",
                doneAt == null ? Status.ACCEPTED : Status.DONE,
                "Shorter queues",
                "stores",
                "NPS|0-10|HIGHER_IS_BETTER",
                "store=S1",
                null,
                DONE.minusSeconds(1),
                doneAt,
                1,
                DONE);
    }

    private static Score score(
            String breakdown, Instant end, long promoters, long passives, long detractors, Finality finality) {
        long responses = promoters + passives + detractors;
        return new Score(
                new ScoreKey(new Series(NPS, breakdown), WindowSize.ROLLING_28_DAYS, end.minus(Duration.ofDays(28))),
                end,
                responses,
                responses,
                0,
                0,
                List.of(detractors, 0L, 0L, 0L, 0L, 0L, 0L, 0L, passives, 0L, promoters),
                promoters,
                passives,
                detractors,
                null,
                null,
                null,
                null,
                finality,
                1,
                Set.of(),
                end,
                "nps/1");
    }
}
