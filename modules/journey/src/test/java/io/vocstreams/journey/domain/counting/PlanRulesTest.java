package io.vocstreams.journey.domain.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {

    private static final LocalDate START = LocalDate.of(2026, 11, 1);
    private static final Map<String, Double> HALVES = Map.of("blue", 0.5, "green", 0.5);
    private static final PlanRules RULES = new PlanRules(
            new ScorePolicy(
                    ScorePolicy.DEFAULT.zone(),
                    ScorePolicy.DEFAULT.breakdowns(),
                    Counting.LATEST_PER_CUSTOMER,
                    Map.of("smiley", Counting.ALL),
                    Duration.ZERO,
                    Duration.ZERO),
            MeasureFile.parse("m.yml", """
                measures:
                  - {id: tried, version: 1, opens: {exposure: first}, closes: {kind: goal}, within: P7D, episode: PT1H}
                  - {id: bought, version: 1, opens: {action: cart_updated}, closes: {kind: goal}, within: P7D,
                     episode: PT1H}
                """),
            Duration.ofDays(91));

    @Test
    void shouldAcceptAScoreOrAMeasure() {
        assertThat(RULES.judge(plan(HALVES, "blue", START, null))).isEmpty();
        assertThat(RULES.judge(measuring("tried"))).isEmpty();
    }

    @Test
    void shouldAcceptExactlyTheReach() {
        assertThat(RULES.judge(plan(HALVES, "blue", START, START.plusDays(90)))).isEmpty();
        assertThat(RULES.judge(plan(HALVES, "blue", START, START))).isEmpty();
        refused(
                plan(HALVES, "blue", START, START.plusDays(91)),
                "endAt",
                "`endAt` 2027-01-31 makes an experiment of 92 days; at most 91 are compared (voc.experiments.reach)");
        refused(
                plan(HALVES, "blue", START, START.minusDays(1)),
                "endAt",
                "`endAt` 2026-10-31 is before `startAt` 2026-11-01");
    }

    @Test
    void shouldRefuseVariantsThatCannotBeCompared() {
        refused(plan(Map.of("blue", 1.0), "blue", START, null), "variants", "is not between 0 and 1");
        refused(plan(Map.of("blue", 0.9), "blue", START, null), "variants", "`variants` has fewer than two");
        refused(plan(Map.of("blue", 0.5, "CROSSED", 0.5), "blue", START, null), "variants", "has one named CROSSED");
        refused(plan(Map.of("blue", 0.5, " ", 0.5), "blue", START, null), "variants", "has one without a name");
        refused(
                plan(Map.of("blue", 0.5, "green", Double.NaN), "blue", START, null),
                "variants",
                "gives `green` a share of NaN");
        refused(plan(Map.of("blue", 0.5, "green", 0.4), "blue", START, null), "variants", "add up to 0.9, not 1");
        refused(plan(HALVES, "red", START, null), "control", "`control` `red` is none of the variants");
        assertThat(RULES.judge(plan(Map.of("a", 0.333, "b", 0.333, "c", 0.333), "a", START, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NPS|0-10|HIGHER_IS_BETTER; ; surveyId; is missing",
                "NPS|0-10|HIGHER_IS_BETTER; smiley; surveyId; its policy must be LATEST_PER_CUSTOMER",
                "NPS|0-9|HIGHER_IS_BETTER; survey; series; is no scale such as NPS|0-10|HIGHER_IS_BETTER",
                "NPS|0-10|HIGHER_IS_BETTER|*; survey; series; is no scale",
                "XYZ|0-10|HIGHER_IS_BETTER; survey; series; is no scale",
                "; survey; series; nothing is compared"
            })
    void shouldRefuseAScoreThatCannotBeRead(
            @Nullable String series, @Nullable String survey, String field, String problem) {
        refused(plan(HALVES, "blue", series, survey, null, START, null, 500, 0.05), field, problem);
    }

    @Test
    void shouldRefuseAMeasureThatDoesNotOpenWithTheFirstExposure() {
        refused(measuring("bought"), "measure", "`bought` does not open with `exposure: first`");
        refused(measuring("unheard-of"), "measure", "`unheard-of` is no measure in force");
        refused(
                plan(HALVES, "blue", "NPS|0-10|HIGHER_IS_BETTER", "survey", "tried", START, null, 500, 0.05),
                "measure",
                "one thing is compared");
    }

    @Test
    void shouldRefuseNumbersThatMeanNothing() {
        refused(
                plan(HALVES, "blue", "NPS|0-10|HIGHER_IS_BETTER", "survey", null, START, null, 0, 0.05),
                "plannedAnswers",
                "0 is less than 1");
        refused(
                plan(HALVES, "blue", "NPS|0-10|HIGHER_IS_BETTER", "survey", null, START, null, 500, 1),
                "alpha",
                "1.0 is not between 0 and 1");
    }

    @Test
    void shouldMissWhatNamesThePlanAndItsStart() {
        assertThat(RULES.judge(plan(HALVES, "blue", LocalDate.EPOCH, null)).map(Rejection::reason))
                .contains(RejectReason.MISSING_FIELD);
        assertThat(RULES.judge(empty(" ", Operation.RETRACT)).map(Rejection::field))
                .contains("experimentId");
        assertThat(RULES.judge(empty("button", Operation.UNKNOWN)).map(Rejection::field))
                .contains("operation");
        assertThat(RULES.judge(empty("button", Operation.RETRACT))).isEmpty();
    }

    private static void refused(ExperimentPlan plan, String field, String problem) {
        Optional<Rejection> rejection = RULES.judge(plan);

        assertThat(rejection.map(Rejection::reason)).contains(RejectReason.VALUE_OUT_OF_RANGE);
        assertThat(rejection.map(Rejection::field)).contains(field);
        assertThat(rejection.map(Rejection::detail).orElse("")).contains(problem);
    }

    private static ExperimentPlan measuring(String measure) {
        return plan(HALVES, "blue", null, null, measure, START, null, 500, 0.05);
    }

    private static ExperimentPlan empty(String id, Operation operation) {
        return new ExperimentPlan(id, 1, operation, Map.of(), "", null, null, null, 0, 0, LocalDate.EPOCH, null);
    }

    private static ExperimentPlan plan(
            Map<String, Double> variants, String control, LocalDate startAt, @Nullable LocalDate endAt) {
        return plan(variants, control, "NPS|0-10|HIGHER_IS_BETTER", "survey", null, startAt, endAt, 500, 0.05);
    }

    private static ExperimentPlan plan(
            Map<String, Double> variants,
            String control,
            @Nullable String series,
            @Nullable String survey,
            @Nullable String measure,
            LocalDate startAt,
            @Nullable LocalDate endAt,
            long plannedAnswers,
            double alpha) {
        return new ExperimentPlan(
                "button",
                0,
                Operation.UPSERT,
                variants,
                control,
                series,
                survey,
                measure,
                plannedAnswers,
                alpha,
                startAt,
                endAt);
    }
}
