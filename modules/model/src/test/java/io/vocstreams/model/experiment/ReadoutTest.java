package io.vocstreams.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ArmComparison.Difference;
import io.vocstreams.model.experiment.ArmComparison.Verdict;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadoutTest {

    private static final Days DAYS = new Days(ZoneId.of("Asia/Tokyo"));
    private static final LocalDate START = LocalDate.of(2026, 11, 1);
    private static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);

    private final Published published = new Published();

    /** Rows as serve and commands find them, whatever their window. */
    private static final class Published implements ArmRows {

        final Map<String, Counts> scores = new HashMap<>();
        final List<ArmRate> exposed = new ArrayList<>();
        final List<ArmRate> measured = new ArrayList<>();
        private @Nullable Instant asked;

        @Override
        public Optional<Counts> score(Scale scale, String breakdown, Instant windowStart) {
            asked = windowStart;
            return Optional.ofNullable(scores.get(breakdown));
        }

        @Override
        public List<ArmRate> rates(String measure, List<String> breakdowns, Instant windowStart) {
            asked = windowStart;
            List<ArmRate> rates = measure.equals(Readout.EXPOSED) ? exposed : measured;
            return rates.stream()
                    .filter(rate -> breakdowns.contains(rate.breakdown()))
                    .toList();
        }

        void nps(String variant, long promoters, long passives, long detractors) {
            long[] histogram = new long[11];
            histogram[10] = promoters;
            histogram[8] = passives;
            histogram[2] = detractors;
            scores.put("arm=x/" + variant + ",survey=s", new Counts(histogram, 1, 0, 0));
        }

        void exposed(String variant, long customers) {
            exposed.add(new ArmRate(1, "arm=x/" + variant, customers, customers, 0));
        }
    }

    private static ExperimentPlan plan(Map<String, Double> variants, long planned, @Nullable String measure) {
        return new ExperimentPlan(
                "x",
                0,
                Operation.UPSERT,
                variants,
                "a",
                measure == null ? NPS.text() : null,
                measure == null ? "s" : null,
                measure,
                planned,
                0.05,
                START,
                START.plusDays(90));
    }

    private static ExperimentPlan halves(long planned) {
        return plan(Map.of("a", 0.5, "b", 0.5), planned, null);
    }

    private ArmComparison compare(ExperimentPlan plan) {
        return read(plan).others().get(0);
    }

    private Readout read(ExperimentPlan plan) {
        return Readout.of(plan, START.plusDays(20), DAYS, published);
    }

    private static void shouldBe(ArmComparison compared, double value, double halfWidth, double p) {
        Difference difference = Objects.requireNonNull(compared.difference());
        assertThat(difference.value()).isEqualTo(value, within(1e-9));
        assertThat(difference.high() - difference.value()).isEqualTo(halfWidth, within(1e-6));
        assertThat(difference.value() - difference.low()).isEqualTo(halfWidth, within(1e-6));
        assertThat(difference.p()).isEqualTo(p, within(1e-6));
    }

    @Test
    void shouldHoldTheVectorsOfTheContract() {
        published.nps("a", 60, 20, 20);
        published.nps("b", 45, 25, 30);
        shouldBe(compare(halves(500)), -25, 36.529521, 0.359415);
        shouldBe(compare(halves(5_000)), -25, 59.639011, 0.661806);
        assertThat(Objects.requireNonNull(compare(halves(500)).difference()).error())
                .isEqualTo(11.694016, within(1e-6));
        assertThat(compare(halves(500)).verdict()).isEqualTo(Verdict.UNDECIDED);

        published.nps("a", 30, 30, 40);
        published.nps("b", 50, 30, 20);
        shouldBe(compare(halves(500)), 40, 35.616562, 0.018964);
        assertThat(compare(halves(500)).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void shouldTestTheSplitAsTheVectorsSay() {
        published.exposed("a", 4_072);
        published.exposed("b", 2_035);
        SampleRatio skewed = Objects.requireNonNull(
                read(plan(Map.of("a", 0.8, "b", 0.2), 500, null)).sampleRatio());
        assertThat(skewed.chiSquare()).isEqualTo(677.4449, within(1e-4));
        assertThat(skewed.p()).isEqualTo(2.402e-149, within(1e-152));

        published.exposed.clear();
        published.exposed("a", 530);
        published.exposed("b", 470);
        SampleRatio even = Objects.requireNonNull(read(halves(500)).sampleRatio());
        assertThat(even.chiSquare()).isEqualTo(3.6, within(1e-9));
        assertThat(even.p()).isEqualTo(0.0577796, within(1e-7));
        assertThat(even.isFailed()).isFalse();
    }

    @Test
    void shouldSayTheFirstVerdictThatHolds() {
        published.nps("a", 30, 30, 40);
        published.nps("b", 50, 30, 20);
        published.exposed("a", 70);
        published.exposed("b", 20);
        assertThat(compare(halves(500)).verdict()).as("fewer than 100 saw it").isEqualTo(Verdict.BETTER);

        published.exposed("a", 100);
        published.exposed.remove(0);
        assertThat(compare(halves(500)).verdict()).isEqualTo(Verdict.SRM_FAILED);

        published.exposed.clear();
        published.nps("b", 29, 0, 0);
        assertThat(compare(halves(500)).verdict()).isEqualTo(Verdict.TOO_FEW);
        published.nps("a", 30, 0, 0);
        published.nps("b", 30, 0, 0);
        assertThat(compare(halves(500)).verdict()).as("nothing varies").isEqualTo(Verdict.UNDECIDED);
        published.nps("a", 90, 0, 10);
        published.nps("b", 10, 0, 90);
        assertThat(compare(halves(500)).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void shouldTurnTheSignWhereLowerIsBetter() {
        Scale effort = new Scale(Metric.CES, 1, 3, Polarity.LOWER_IS_BETTER);
        ExperimentPlan plan = halves(500);
        ExperimentPlan byEffort = new ExperimentPlan(
                "x", 0, Operation.UPSERT, plan.variants(), "a", effort.text(), "s", null, 500, 0.05, START, null);
        published.scores.put("arm=x/a,survey=s", new Counts(new long[] {10, 10, 80}, 1, 0, 0));
        published.scores.put("arm=x/b,survey=s", new Counts(new long[] {80, 10, 10}, 1, 0, 0));

        assertThat(compare(byEffort).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void shouldCompareRatesOfTheLatestVersionOfTheMeasure() {
        published.measured.add(new ArmRate(1, "arm=x/a", 900, 800, 100));
        published.measured.add(new ArmRate(2, "arm=x/a", 100, 40, 50));
        published.measured.add(new ArmRate(2, "arm=x/b", 100, 80, 10));
        published.measured.add(new ArmRate(2, "arm=x/CROSSED", 7, 3, 1));

        Readout readout = read(plan(Map.of("a", 0.5, "b", 0.5), 500, "tried"));

        assertThat(readout.control().results().answers()).isEqualTo(90);
        assertThat(readout.crossed()).isEqualTo(4);
        assertThat(readout.others().get(0).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(Objects.requireNonNull(readout.others().get(0).difference()).value())
                .isEqualTo(100 * (80.0 - 40) / 90, within(1e-9));
    }

    @Test
    void shouldShareAlphaAmongThoseThatAreCompared() {
        published.nps("a", 30, 30, 40);
        published.nps("b", 50, 30, 20);
        published.nps("c", 45, 25, 30);
        double alone = Objects.requireNonNull(compare(halves(500)).difference()).low();
        Readout of3 = read(plan(Map.of("a", 0.333, "b", 0.333, "c", 0.334), 500, null));

        assertThat(Objects.requireNonNull(of3.others().get(0).difference()).low())
                .as("a wider interval for two")
                .isLessThan(alone);
    }

    @Test
    void shouldReadTheWindowThatEndsWithTodayOrWithTheLastDay() {
        Readout.of(halves(500), START.plusDays(20), DAYS, published);
        assertThat(published.asked).isEqualTo(Instant.parse("2026-08-22T15:00:00Z"));
        Readout late = Readout.of(halves(500), START.plusYears(1), DAYS, published);
        assertThat(late.windowEnd()).isEqualTo(Instant.parse("2027-01-30T15:00:00Z"));
        assertThat(late.windowStart()).isEqualTo(Instant.parse("2026-10-31T15:00:00Z"));
    }

    /**
     * Both arms are alike. Every day some customers answer, some of them again, which replaces what they said; every
     * day somebody looks.
     */
    @Test
    void shouldSeldomSeeADifferenceWhereThereIsNoneHoweverOftenItIsLookedAt() {
        Random random = new Random(21);
        int experiments = 1_000;
        int wrong = 0;
        int onceWrong = 0;
        for (int experiment = 0; experiment < experiments; experiment++) {
            AlikeArms arms = new AlikeArms(random);
            boolean seen = false;
            boolean plainSeen = false;
            for (int day = 0; day < 91; day++) {
                arms.pass(published);
                ArmComparison compared = compare(halves(500));
                seen |= compared.verdict() == Verdict.BETTER || compared.verdict() == Verdict.WORSE;
                Difference difference = compared.difference();
                plainSeen |= difference != null && (difference.plainLow() > 0 || difference.plainHigh() < 0);
            }
            wrong += seen ? 1 : 0;
            onceWrong += plainSeen ? 1 : 0;
        }
        assertThat(wrong).as("of %s experiments", experiments).isLessThanOrEqualTo(experiments / 20);
        assertThat(onceWrong).as("by the plain interval").isGreaterThan(experiments / 5);
    }

    private static final class AlikeArms {

        private final Random random;
        private final List<int[]> answers = new ArrayList<>();

        AlikeArms(Random random) {
            this.random = random;
        }

        void pass(Published published) {
            for (int answer = 0; answer < 12; answer++) {
                int kind = random.nextInt(10);
                int value = kind < 4 ? 0 : kind < 7 ? 1 : 2;
                if (!answers.isEmpty() && random.nextInt(5) == 0) {
                    answers.get(random.nextInt(answers.size()))[1] = value;
                } else {
                    answers.add(new int[] {random.nextInt(2), value});
                }
            }
            for (int arm = 0; arm < 2; arm++) {
                long[] count = new long[3];
                for (int[] one : answers) {
                    count[one[1]] += one[0] == arm ? 1 : 0;
                }
                published.nps(arm == 0 ? "a" : "b", count[0], count[1], count[2]);
            }
        }
    }
}
