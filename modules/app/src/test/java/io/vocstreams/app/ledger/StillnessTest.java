package io.vocstreams.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StillnessTest {

    private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
    private static final Stillness.Policy POLICY = new Stillness.Policy(
            Duration.ofSeconds(30),
            Duration.ofDays(1),
            Duration.ofDays(7),
            MeasureFile.parse("m.yml", """
                measures:
                  - {id: slow, version: 2, opens: {action: a}, closes: {action: b}, within: P3D, episode: PT24H}
                """),
            Duration.ofSeconds(10));

    @Test
    void shouldWaitForAScoreWhoseWindowAndGraceAreOver() {
        Score open = score(Finality.PROVISIONAL, 3);

        assertThat(POLICY.isDue(open, END.plus(Duration.ofDays(1)))).isFalse();
        assertThat(POLICY.isDue(open, END.plus(Duration.ofDays(1)).plusMillis(1)))
                .isTrue();
    }

    @Test
    void shouldNotWaitForAScoreThatIsFinalOrCountsNothing() {
        Instant late = END.plus(Duration.ofDays(9));

        assertThat(POLICY.isDue(score(Finality.FINAL, 3), late)).isFalse();
        assertThat(POLICY.isDue(score(Finality.CORRECTED, 3), late)).isFalse();
        assertThat(POLICY.isDue(score(Finality.PROVISIONAL, 0), late)).isFalse();
    }

    @Test
    void shouldWaitForAJourneyThatNothingCanJoin() {
        Instant over = END.plus(Duration.ofDays(7));

        assertThat(POLICY.isDue(journey(Journey.Status.OPEN), over)).isFalse();
        assertThat(POLICY.isDue(journey(Journey.Status.OPEN), over.plusMillis(1)))
                .isTrue();
        assertThat(POLICY.isDue(journey(Journey.Status.CLOSED), over.plusMillis(1)))
                .isFalse();
    }

    @Test
    void shouldWaitForARateUntilNothingIsOpenAnyMore() {
        // Three days for the outcome, one for the longest episode, one of grace.
        Instant over = END.plus(Duration.ofDays(5));

        assertThat(POLICY.isDue(rate(2, 1), over)).isFalse();
        assertThat(POLICY.isDue(rate(2, 1), over.plusMillis(1))).isTrue();
        assertThat(POLICY.isDue(rate(2, 0), over.plusMillis(1))).isFalse();
        assertThat(POLICY.isDue(rate(1, 1), over.plusMillis(1))).isFalse();
    }

    @Test
    void shouldTakeNothingForStillBeforeTheLongestIntervalIsOver() {
        assertThat(POLICY.quiet()).isGreaterThan(Duration.ofSeconds(10));
    }

    private static Rate rate(int version, long successes) {
        return new Rate(
                new RateKey(
                        new RateSeries("slow", version, Series.TOTAL), WindowSize.DAY, END.minus(Duration.ofDays(1))),
                END,
                new RateCounts(0, successes, 0, Elapsed.NONE),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Finality.PROVISIONAL,
                1,
                Set.of(),
                END,
                "rate-wilson/1");
    }

    private static Score score(Finality finality, long responses) {
        Scale scale = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
        return new Score(
                new ScoreKey(new Series(scale, Series.TOTAL), WindowSize.DAY, END.minus(Duration.ofDays(1))),
                END,
                responses,
                responses,
                0,
                0,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                finality,
                1,
                Set.of(),
                END,
                "nps-1");
    }

    private static Journey journey(Journey.Status status) {
        return new Journey(
                new JourneyContent(
                        "j1",
                        "C1",
                        true,
                        status,
                        null,
                        new JourneyPath(
                                END,
                                END,
                                List.of(),
                                1,
                                List.of(Channel.WEB),
                                0,
                                1,
                                LifecycleStage.AWARENESS,
                                Journey.Outcome.BROWSED),
                        List.of()),
                1,
                END);
    }
}
