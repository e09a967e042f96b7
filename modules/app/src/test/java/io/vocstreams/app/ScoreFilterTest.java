package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreFilterTest {

    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final List<Score> SCORES = List.of(
            score(Polarity.HIGHER_IS_BETTER, "*"),
            score(Polarity.HIGHER_IS_BETTER, "channel=WEB"),
            score(Polarity.HIGHER_IS_BETTER, "survey=post-purchase"),
            score(Polarity.HIGHER_IS_BETTER, "experiment=method/online"),
            score(Polarity.LOWER_IS_BETTER, "*"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "p1d ! --size: there is no `p1d`; did you mean `P1D`? there are",
                "P30D ! --size: there is no `P30D`; there are",
            })
    void shouldRefuseASizeThatNoWindowHas(String size, String problem) {
        assertThatThrownBy(() -> new ScoreFilter(null, null, size, null, null))
                .isInstanceOf(InvalidUsage.class)
                .hasMessage(problem + " PT1H, P1D, P1M, rolling-P7D, rolling-P28D, rolling-P91D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chanel", "channel+stag", "chanel=WEB", "", "channel=WEB,stag=USE"})
    void shouldRefuseADimensionThatDoesNotExist(String breakdown) {
        assertThatThrownBy(() -> asking(breakdown))
                .isInstanceOf(InvalidUsage.class)
                .hasMessageStartingWith("--breakdown: there is no `")
                .hasMessageContaining("channel, stage, action, survey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "survey=nosuch ! --breakdown survey=: there is no `nosuch`; there are post-purchase",
                "channel=web ! --breakdown channel=: there is no `web`; did you mean `WEB`? there are WEB",
                "store=S1 ! --breakdown: no score has `store`; `voc scores --list` shows what there is",
                "stage ! --breakdown: there is no `stage`; there are channel, experiment, none, survey",
            })
    void shouldRefuseAValueThatNoScoreHas(String breakdown, String problem) {
        assertThatThrownBy(() -> asking(breakdown).requireKnown(SCORES))
                .isInstanceOf(InvalidUsage.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "*", "channel", "survey=post-purchase", "experiment=method/online"})
    void shouldTakeWhatThereIs(String breakdown) {
        ScoreFilter filter = asking(breakdown);

        assertThatCode(() -> filter.requireKnown(SCORES)).doesNotThrowAnyException();
        assertThat(SCORES.stream().filter(filter)).isNotEmpty();
    }

    @Test
    void shouldNotCallAValueWrongWhileThereAreNoScores() {
        assertThatCode(() -> asking("survey=nosuch").requireKnown(List.of())).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseTimesTheWrongWayRound() {
        assertThatThrownBy(() -> new ScoreFilter(null, null, null, DAY, DAY))
                .isInstanceOf(InvalidUsage.class)
                .hasMessageStartingWith("--from: ");
    }

    @Test
    void shouldShowWhatTellsTwoSeriesApart() {
        TextTable table = ScoreRows.table();
        SCORES.forEach(score -> ScoreRows.add(table, score));

        List<String> lines = table.lines();

        assertThat(lines).doesNotHaveDuplicates();
        assertThat(lines.get(1)).startsWith("CES     1-7    higher  *");
        assertThat(lines.get(5)).startsWith("CES     1-7    lower   *");
    }

    @Test
    void shouldListEachSeriesOnce() {
        List<Score> twice = List.of(SCORES.get(0), score(Polarity.HIGHER_IS_BETTER, "*", WindowSize.ROLLING_7_DAYS));

        assertThat(ScoreRows.stocks(twice)).singleElement().satisfies(stock -> {
            assertThat(stock.windows()).isEqualTo(2);
            assertThat(stock.sizes()).containsExactlyInAnyOrder(WindowSize.DAY, WindowSize.ROLLING_7_DAYS);
        });
    }

    private static ScoreFilter asking(@Nullable String breakdown) {
        return new ScoreFilter(null, breakdown, null, null, null);
    }

    private static Score score(Polarity polarity, String breakdown) {
        return score(polarity, breakdown, WindowSize.DAY);
    }

    private static Score score(Polarity polarity, String breakdown, WindowSize size) {
        ScoreKey key = new ScoreKey(new Series(new Scale(Metric.CES, 1, 7, polarity), breakdown), size, DAY);
        return new Score(
                key,
                DAY.plus(Duration.ofDays(1)),
                1,
                1,
                0,
                0,
                List.of(0L, 0L, 0L, 0L, 1L, 0L, 0L),
                null,
                null,
                null,
                5.0,
                null,
                null,
                66.7,
                Finality.PROVISIONAL,
                1,
                Set.of(),
                DAY,
                "ces-1");
    }
}
