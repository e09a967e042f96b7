package io.vocstreams.model.improvement;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Scale TEXT = new Scale(Metric.TEXT, -1, 1, Polarity.HIGHER_IS_BETTER);
    private static final Scale EFFORT = new Scale(Metric.CES, 1, 3, Polarity.LOWER_IS_BETTER);
    private static final Periods PERIODS =
            Periods.around(Instant.parse("2026-10-05T03:00:00Z"), new Days(ZoneId.of("Asia/Tokyo")), 7);

    private final List<Score> scores = new ArrayList<>();

    private void publish(Scale scale, String breakdown, Instant end, Finality finality, long... histogram) {
        scores.add(new Score(
                new ScoreKey(new Series(scale, breakdown), WindowSize.ROLLING_28_DAYS, end.minusSeconds(28 * 86_400)),
                end,
                LongStream.of(histogram).sum(),
                1,
                0,
                0,
                LongStream.of(histogram).boxed().toList(),
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
                end,
                "any/1"));
    }

    private void publish(String breakdown, Instant end, long... histogram) {
        publish(TEXT, breakdown, end, Finality.FINAL, histogram);
    }

    private Verdict verdict(Scale scale, String scope) {
        return Verification.of(scale, scope, PERIODS, scores).verdict();
    }

    @Test
    void shouldCompareTheTimesBeforeTheDayAndAfterItHasSettled() {
        assertThat(PERIODS.beforeEnd()).isEqualTo("2026-10-04T15:00:00Z");
        assertThat(PERIODS.afterEnd()).isEqualTo("2026-11-08T15:00:00Z");
    }

    @Test
    void shouldFindAStoreImproved() {
        publish("*", PERIODS.beforeEnd(), 200, 190, 230);
        publish("store=S1", PERIODS.beforeEnd(), 50, 40, 30);
        publish("*", PERIODS.afterEnd(), 175, 195, 270);
        publish("store=S1", PERIODS.afterEnd(), 35, 45, 60);

        assertThat(verdict(TEXT, "store=S1")).isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void shouldFindATheme() {
        publish("*", PERIODS.beforeEnd(), 500, 0, 500);
        publish("theme=waiting-time", PERIODS.beforeEnd(), 100, 0, 0);
        publish("*", PERIODS.afterEnd(), 500, 0, 500);
        publish("theme=waiting-time", PERIODS.afterEnd(), 40, 0, 0);
        publish("function=operations", PERIODS.beforeEnd(), 40, 0, 0);
        publish("function=operations", PERIODS.afterEnd(), 100, 0, 0);

        assertThat(verdict(TEXT, "theme=waiting-time")).isEqualTo(Verdict.IMPROVED);
        assertThat(verdict(TEXT, "function=operations")).isEqualTo(Verdict.WORSE);
        assertThat(verdict(TEXT, "theme=unheard-of")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void shouldKnowThatLessEffortIsBetter() {
        publish(EFFORT, "*", PERIODS.beforeEnd(), Finality.FINAL, 100, 100, 200);
        publish(EFFORT, "channel=WEB", PERIODS.beforeEnd(), Finality.FINAL, 0, 0, 100);
        publish(EFFORT, "*", PERIODS.afterEnd(), Finality.CORRECTED, 200, 100, 100);
        publish(EFFORT, "channel=WEB", PERIODS.afterEnd(), Finality.FINAL, 100, 0, 0);

        assertThat(verdict(EFFORT, "channel=WEB")).isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void shouldWaitUntilWhatComesAfterIsFinal() {
        publish("*", PERIODS.beforeEnd(), 50, 50, 50);
        publish("store=S1", PERIODS.beforeEnd(), 10, 10, 10);
        assertThat(verdict(TEXT, "store=S1")).isEqualTo(Verdict.PENDING);

        publish(TEXT, "*", PERIODS.afterEnd(), Finality.PROVISIONAL, 50, 50, 50);
        assertThat(verdict(TEXT, "store=S1")).isEqualTo(Verdict.PENDING);
    }

    @Test
    void shouldNotTakeChanceForChange() {
        publish("*", PERIODS.beforeEnd(), 50, 50, 50);
        publish("store=S1", PERIODS.beforeEnd(), 10, 10, 10);
        publish("*", PERIODS.afterEnd(), 50, 50, 50);
        publish("store=S1", PERIODS.afterEnd(), 9, 10, 11);

        assertThat(verdict(TEXT, "store=S1")).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
