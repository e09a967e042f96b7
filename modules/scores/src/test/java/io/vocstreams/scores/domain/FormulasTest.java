package io.vocstreams.scores.domain;

import static io.vocstreams.scores.domain.TestScales.NPS;
import static io.vocstreams.scores.domain.TestScales.answers;
import static io.vocstreams.scores.domain.TestScales.ces;
import static io.vocstreams.scores.domain.TestScales.csat;
import static io.vocstreams.scores.domain.TestScales.nps;
import static io.vocstreams.scores.domain.TestScales.rating;
import static io.vocstreams.scores.domain.TestScales.repeated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {

    @ParameterizedTest
    @CsvSource({
        "60, 20, 20, 40, 23.3799, 54.2900",
        "30, 20, 50, -20, -36.1819, -2.6531",
        "5, 3, 2, 30, -19.0506, 65.2045",
        "10, 0, 0, 100, 47.5036, 100"
    })
    void shouldComputeNpsWithAdjustedWaldInterval(
            int promoters, int passives, int detractors, double score, double low, double high) {
        FormulaValues values = Formulas.compute(NPS, nps(promoters, passives, detractors));

        assertInterval(values, score, low, high);
    }

    @ParameterizedTest
    @CsvSource({"8, 10, 80, 49.0162, 94.3318", "45, 60, 75, 62.7679, 84.2235", "0, 5, 0, 0, 43.4482"})
    void shouldComputeCsatWithWilsonInterval(int top, int n, double score, double low, double high) {
        Scale scale = csat(5);

        FormulaValues values = Formulas.compute(scale, repeated(scale, 5, top).plus(repeated(scale, 1, n - top)));

        assertInterval(values, score, low, high);
    }

    @Test
    void shouldComputeARollingNpsFromTheResponsesInside() {
        FormulaValues values = Formulas.compute(NPS, nps(1, 0, 0).plus(nps(33, 33, 33)));

        assertThat(values.score()).isEqualTo(1.0);
    }

    /** The vectors of NPS: what is said well and badly in place of promoters and detractors. */
    @ParameterizedTest
    @CsvSource({"60, 20, 20, 40, 23.3799, 54.2900", "30, 20, 50, -20, -36.1819, -2.6531", "10, 0, 0, 100, 47.5036, 100"
    })
    void shouldComputeWhatTextsSayAsNps(
            int positive, int neither, int negative, double score, double low, double high) {
        Scale scale = new Scale(Metric.TEXT, -1, 1, Polarity.HIGHER_IS_BETTER);

        FormulaValues values = Formulas.compute(
                scale,
                repeated(scale, 1, positive).plus(repeated(scale, 0, neither)).plus(repeated(scale, -1, negative)));

        assertInterval(values, score, low, high);
        assertThat(values.promoters()).isNull();
        assertThat(values.definition()).isEqualTo("text-net-wald/1");
    }

    @Test
    void shouldClampTheNpsIntervalBelow() {
        FormulaValues values = Formulas.compute(NPS, nps(0, 0, 10));

        assertInterval(values, -100, -100, -47.5036);
    }

    @Test
    void shouldTakeNinesAndTensAsPromotersAndZeroToSixAsDetractors() {
        FormulaValues values = Formulas.compute(NPS, answers(NPS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(values.promoters()).isEqualTo(2);
        assertThat(values.passives()).isEqualTo(2);
        assertThat(values.detractors()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "4, 2", "5, 2", "6, 2", "7, 2", "10, 3"})
    void shouldTakeTheTopBoxOfEachCsatScale(int points, int top) {
        Scale scale = csat(points);
        int[] eachOnce = IntStream.rangeClosed(1, points).toArray();

        FormulaValues values = Formulas.compute(scale, answers(scale, eachOnce));

        assertThat(values.score()).isEqualTo(100.0 * top / points);
    }

    @Test
    void shouldComputeCesAsTheMeanWithANormalInterval() {
        Scale scale = ces(7, Polarity.HIGHER_IS_BETTER);

        // mean 5, s = 2, n = 3: 5 ± 1.959964 · 2 / √3
        FormulaValues values = Formulas.compute(scale, answers(scale, 3, 5, 7));

        assertInterval(values, 5, 2.7368, 7.2632);
    }

    @Test
    void shouldComputeARatingAsTheMean() {
        Scale scale = rating(-2, 2);

        // mean 0.5, s² = 11/3, n = 4: 0.5 ± 1.959964 · √(11/12)
        FormulaValues values = Formulas.compute(scale, answers(scale, -2, 0, 2, 2));

        assertInterval(values, 0.5, -1.3765, 2.3765);
    }

    @Test
    void shouldLetTheMeanIntervalEndAtTheMeanWhenAllAgree() {
        Scale scale = rating(1, 5);

        FormulaValues values = Formulas.compute(scale, repeated(scale, 4, 3));

        assertInterval(values, 4, 4, 4);
    }

    @Test
    void shouldGiveEaseByPolarity() {
        Scale agreement = ces(5, Polarity.HIGHER_IS_BETTER);
        Scale effort = ces(5, Polarity.LOWER_IS_BETTER);

        assertThat(Formulas.compute(agreement, answers(agreement, 2)).ease()).isEqualTo(25.0);
        assertThat(Formulas.compute(effort, answers(effort, 2)).ease()).isEqualTo(75.0);
    }

    @Test
    void shouldGiveEaseOfCesOnly() {
        Scale scale = rating(1, 5);

        assertThat(Formulas.compute(scale, answers(scale, 2)).ease()).isNull();
    }

    @Test
    void shouldGiveNoMeanIntervalForASingleAnswer() {
        Scale scale = ces(7, Polarity.HIGHER_IS_BETTER);

        FormulaValues values = Formulas.compute(scale, answers(scale, 6));

        assertThat(values.score()).isEqualTo(6.0);
        assertThat(values.low()).isNull();
        assertThat(values.high()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"NPS, 0, 10", "CSAT, 1, 5", "CES, 1, 7", "RATING, 1, 5"})
    void shouldGiveNullsWhenNothingWasAnswered(Metric metric, int min, int max) {
        Scale scale = new Scale(metric, min, max, Polarity.HIGHER_IS_BETTER);

        FormulaValues values = Formulas.compute(scale, new Counts(new long[scale.points()], 0, 4, 2));

        assertThat(values.score()).isNull();
        assertThat(values.low()).isNull();
        assertThat(values.high()).isNull();
        assertThat(values.ease()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "NPS, 0, 10, nps-adjusted-wald/1",
        "CSAT, 1, 5, csat-top-box-wilson/1",
        "CES, 1, 7, ces-mean-normal/1",
        "RATING, 1, 5, rating-mean-normal/1"
    })
    void shouldNameTheFormula(Metric metric, int min, int max, String definition) {
        Scale scale = new Scale(metric, min, max, Polarity.HIGHER_IS_BETTER);

        assertThat(Formulas.compute(scale, answers(scale, max)).definition()).isEqualTo(definition);
        assertThat(Formulas.compute(scale, Counts.none(scale.points())).definition())
                .isEqualTo(definition);
    }

    @Test
    void shouldCountPromotersOfNpsOnly() {
        Scale scale = csat(10);

        FormulaValues values = Formulas.compute(scale, answers(scale, 10));

        assertThat(values.promoters()).isNull();
        assertThat(values.passives()).isNull();
        assertThat(values.detractors()).isNull();
    }

    @Test
    void shouldRefuseAMetricWithoutSeries() {
        Scale scale = new Scale(Metric.UNKNOWN, 0, 1, Polarity.UNKNOWN);

        assertThatThrownBy(() -> Formulas.compute(scale, Counts.none(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UNKNOWN has no series");
    }

    private static void assertInterval(FormulaValues values, double score, double low, double high) {
        assertThat(values.score()).isCloseTo(score, within(0.00005));
        assertThat(values.low()).isCloseTo(low, within(0.00005));
        assertThat(values.high()).isCloseTo(high, within(0.00005));
    }
}
