package io.vocstreams.scores.domain;

import static io.vocstreams.scores.domain.TestScales.NPS;
import static io.vocstreams.scores.domain.TestScales.answers;
import static io.vocstreams.scores.domain.TestScales.csat;
import static io.vocstreams.scores.domain.TestScales.nps;
import static io.vocstreams.scores.domain.TestScales.rating;
import static io.vocstreams.scores.domain.TestScales.repeated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Impact;
import io.vocstreams.model.score.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpactTest {

    @ParameterizedTest
    @CsvSource({
        "50, 30, 20, 5, 5, 10, -13.75, 4.877804, -23.310320, -4.189680",
        "400, 350, 250, 10, 20, 70, -8.333333, 1.062695, -10.416178, -6.250489"
    })
    void shouldSayWhatAPartAddsToNps(
            int promoters,
            int passives,
            int detractors,
            int promotersOfPart,
            int passivesOfPart,
            int detractorsOfPart,
            double impact,
            double error,
            double low,
            double high) {
        Impact found = Impact.of(
                        NPS,
                        nps(promoters, passives, detractors),
                        nps(promotersOfPart, passivesOfPart, detractorsOfPart))
                .orElseThrow();

        assertThat(found.impact()).isCloseTo(impact, within(5e-7));
        assertThat(found.error()).isCloseTo(error, within(5e-7));
        assertThat(found.low()).isCloseTo(low, within(5e-7));
        assertThat(found.high()).isCloseTo(high, within(5e-7));
    }

    @Test
    void shouldBeTheDifferenceOfTheScores() {
        Scale scale = csat(10);
        Counts part = repeated(scale, 8, 10).plus(repeated(scale, 7, 10));
        Counts all = part.plus(repeated(scale, 10, 10)).plus(repeated(scale, 1, 30));

        Impact impact = Impact.of(scale, all, part).orElseThrow();

        assertThat(impact.share()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(impact.impact()).isCloseTo(100.0 / 3 - 25, within(1e-9));
    }

    @Test
    void shouldCountARatingByItsValue() {
        Scale scale = rating(1, 5);

        Impact impact = Impact.of(scale, repeated(scale, 5, 15).plus(repeated(scale, 2, 15)), repeated(scale, 5, 15))
                .orElseThrow();

        assertThat(impact.impact()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void shouldSayNothingOfNothingOfEverythingAndOfTooFew() {
        Counts thirty = nps(10, 10, 10);

        assertThat(Impact.of(NPS, thirty, answers(NPS))).isEmpty();
        assertThat(Impact.of(NPS, thirty, thirty)).isEmpty();
        assertThat(Impact.of(NPS, nps(10, 10, 9), nps(1, 0, 0))).isEmpty();
        assertThat(Impact.of(NPS, thirty, nps(1, 0, 0))).isPresent();
    }

    @Test
    void shouldTieWhatOverlaps() {
        Impact one = new Impact(0.5, 1, 1, 0, 2);

        assertThat(one.overlaps(new Impact(0.5, 3, 1, 2, 4))).isTrue();
        assertThat(one.overlaps(new Impact(0.5, 3, 1, 2.1, 4))).isFalse();
        assertThat(new Impact(0.5, 3, 1, 2.1, 4).overlaps(one)).isFalse();
    }
}
