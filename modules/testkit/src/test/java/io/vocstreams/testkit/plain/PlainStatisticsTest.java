package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainStatisticsTest {

    private static final Offset<Double> FOUR_DIGITS = within(0.00005);

    @ParameterizedTest
    @CsvSource({
        "60, 20, 20, 40, 23.3799, 54.2900",
        "30, 20, 50, -20, -36.1819, -2.6531",
        "5, 3, 2, 30, -19.0506, 65.2045",
        "10, 0, 0, 100, 47.5036, 100"
    })
    void shouldGiveTheContractsVectorsOfNps(
            int promoters, int passives, int detractors, double score, double low, double high) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(promoters, 9));
        values.addAll(Collections.nCopies(passives, 7));
        values.addAll(Collections.nCopies(detractors, 6));

        PlainStatistics statistics =
                new PlainStatistics(new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER), values);

        assertThat(statistics.score()).isCloseTo(score, FOUR_DIGITS);
        assertThat(statistics.low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(statistics.high()).isCloseTo(high, FOUR_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"8, 10, 80, 49.0162, 94.3318", "45, 60, 75, 62.7679, 84.2235", "0, 5, 0, 0, 43.4482"})
    void shouldGiveTheContractsVectorsOfCsat(int top, int all, double score, double low, double high) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(top, 4));
        values.addAll(Collections.nCopies(all - top, 3));

        PlainStatistics statistics =
                new PlainStatistics(new Scale(Metric.CSAT, 1, 5, Polarity.HIGHER_IS_BETTER), values);

        assertThat(statistics.score()).isCloseTo(score, FOUR_DIGITS);
        assertThat(statistics.low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(statistics.high()).isCloseTo(high, FOUR_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "4, 2", "5, 2", "6, 2", "7, 2", "10, 3"})
    void shouldCountTheTopOfEveryCsatScale(int points, int top) {
        List<Integer> oneOfEach = new ArrayList<>();
        for (int value = 1; value <= points; value++) {
            oneOfEach.add(value);
        }

        PlainStatistics statistics =
                new PlainStatistics(new Scale(Metric.CSAT, 1, points, Polarity.HIGHER_IS_BETTER), oneOfEach);

        assertThat(statistics.score()).isCloseTo(100.0 * top / points, FOUR_DIGITS);
    }

    @Test
    void shouldTurnEaseByPolarity() {
        List<Integer> values = List.of(1, 2);

        assertThat(new PlainStatistics(new Scale(Metric.CES, 1, 5, Polarity.HIGHER_IS_BETTER), values).ease())
                .isCloseTo(12.5, FOUR_DIGITS);
        assertThat(new PlainStatistics(new Scale(Metric.CES, 1, 5, Polarity.LOWER_IS_BETTER), values).ease())
                .isCloseTo(87.5, FOUR_DIGITS);
    }

    @Test
    void shouldGiveAMeanItsIntervalOnlyFromTwoAnswers() {
        Scale rating = new Scale(Metric.RATING, 1, 5, Polarity.HIGHER_IS_BETTER);

        assertThat(new PlainStatistics(rating, List.of(4)).low()).isNull();
        assertThat(new PlainStatistics(rating, List.of(4, 2)).low()).isCloseTo(3 - 1.959963984540054, FOUR_DIGITS);
    }

    @Test
    void shouldHaveNoScoreOfNothing() {
        PlainStatistics statistics =
                new PlainStatistics(new Scale(Metric.CES, 1, 5, Polarity.HIGHER_IS_BETTER), List.of());

        assertThat(statistics.score()).isNull();
        assertThat(statistics.high()).isNull();
        assertThat(statistics.ease()).isNull();
    }
}
