package io.vocstreams.app.impacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomogeneityTest {

    private static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);

    private static final List<Counts> THREE = List.of(nps(30, 20, 10), nps(28, 22, 10), nps(12, 18, 30));

    /** Promoters and detractors of two values each: they are one column. */
    private static Counts nps(long promoters, long passives, long detractors) {
        return new Counts(new long[] {detractors - 1, 0, 0, 0, 0, 0, 1, passives, 0, promoters - 2, 2}, 0, 0, 0);
    }

    @Test
    void shouldFindThatStoresDiffer() {
        Homogeneity spread = Homogeneity.of(NPS, THREE).orElseThrow();

        assertThat(spread.chiSquare()).isCloseTo(24.742857, within(5e-7));
        assertThat(spread.degreesOfFreedom()).isEqualTo(4);
        assertThat(spread.p()).isCloseTo(5.666758e-05, within(5e-12));
        assertThat(spread.isSignificant()).isTrue();
        assertThat(spread.text())
                .isEqualTo("the 3 parts with 30 answers or more differ by more than chance"
                        + " (chi-square 24.743, 4 degrees of freedom, p 5.7e-05)");
    }

    @Test
    void shouldNotFindThatAlikeStoresDiffer() {
        Homogeneity spread = Homogeneity.of(NPS, THREE.subList(0, 2)).orElseThrow();

        assertThat(spread.p()).isGreaterThan(0.9);
        assertThat(spread.isSignificant()).isFalse();
    }

    @Test
    void shouldLeaveOutStoresWithTooFewAnswersAndAnswersThatNobodyGave() {
        Counts few = nps(10, 9, 10);
        Counts onlyPassives = new Counts(new long[] {0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0}, 0, 0, 0);
        Counts noPassives = new Counts(new long[] {20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20}, 0, 0, 0);

        assertThat(Homogeneity.of(NPS, List.of(THREE.get(0), few, THREE.get(1))))
                .isEqualTo(Homogeneity.of(NPS, THREE.subList(0, 2)));
        assertThat(Homogeneity.of(NPS, List.of(THREE.get(0), few))).isEmpty();
        assertThat(Homogeneity.of(NPS, List.of(onlyPassives, onlyPassives))).isEmpty();
        assertThat(Homogeneity.of(NPS, List.of(noPassives, noPassives))
                        .orElseThrow()
                        .degreesOfFreedom())
                .isEqualTo(1);
    }
}
