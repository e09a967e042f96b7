package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.experiments.PublishedArms;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ArmComparison.Verdict;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Experiments from what was shown and answered to what is read of it, through the real stages. */
class ReadoutsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant SEEN = NOON.minus(Duration.ofDays(10));
    private static final Instant ANSWERED = SEEN.plus(Duration.ofDays(1));

    private static final List<Measure> MEASURES = MeasureFile.shipped();
    private static final List<Rule> RULES =
            RuleFile.shipped(MEASURES.stream().map(Measure::id).toList());

    private final PipelineDriver pipeline = pipeline();

    private static PipelineDriver pipeline() {
        Policies policies = Policies.patient(World.of(NOON)).ruling(RULES, MEASURES);
        return new PipelineDriver(policies, Layout.of(2), NOON, new Random(18));
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldFindADifferenceThatIsThere() {
        pipeline.bring(plan());
        play("blue", 60, value -> value % 3 == 0 ? 10 : 3);
        play("green", 62, value -> value % 3 == 0 ? 3 : 10);
        pipeline.runUntilQuiet();

        Readout readout = readout();
        assertThat(readout.control().results().answers()).isEqualTo(60);
        assertThat(readout.control().exposed()).isEqualTo(60);
        assertThat(readout.others().get(0).arm().exposed()).isEqualTo(62);
        assertThat(readout.others().get(0).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void shouldSayThatItWasNotShownAsPlanned() {
        play("blue", 90, value -> value % 3 == 0 ? 10 : 3);
        play("green", 40, value -> value % 3 == 0 ? 3 : 10);
        pipeline.bring(plan());
        pipeline.runUntilQuiet();

        assertThat(readout().others().get(0).verdict()).isEqualTo(Verdict.SRM_FAILED);
    }

    @Test
    void shouldMakeOneWhoSawTwoByAMergeAndUndoItByAnUnmerge() {
        pipeline.bring(plan());
        pipeline.bringAnywhere(Event.of("1", SEEN, "cookie-id:phone")
                .inExperiment("button", "blue")
                .web("page_viewed"));
        pipeline.bringAnywhere(Event.of("2", SEEN.plusSeconds(60), "cookie-id:desk")
                .inExperiment("button", "green")
                .web("page_viewed"));
        pipeline.bringAnywhere(Event.of("3", ANSWERED, "cookie-id:desk").nps(9));
        pipeline.runUntilQuiet();
        assertThat(answers()).containsExactly(0L, 1L, 0L);

        pipeline.bringAnywhere(link(Operation.UPSERT, "phone"));
        pipeline.bringAnywhere(link(Operation.UPSERT, "desk"));
        pipeline.runUntilQuiet();
        assertThat(answers()).as("one customer who saw both").containsExactly(0L, 0L, 1L);

        pipeline.bringAnywhere(link(Operation.RETRACT, "phone"));
        pipeline.runUntilQuiet();
        assertThat(answers()).containsExactly(0L, 1L, 0L);
    }

    private static Input link(Operation operation, String cookie) {
        return operation == Operation.UPSERT
                ? Event.link(cookie, SEEN, "cookie-id:" + cookie, "customer-id:anna")
                : Event.unlink(cookie, SEEN, "cookie-id:" + cookie, "customer-id:anna");
    }

    /** Of blue, of green, and of those who saw both. */
    private List<Long> answers() {
        Readout readout = readout();
        return List.of(
                readout.control().results().answers(),
                readout.others().get(0).arm().results().answers(),
                readout.crossed());
    }

    private interface Answers {
        int of(int customer);
    }

    private void play(String variant, int customers, Answers answers) {
        IntStream.range(0, customers).forEach(i -> {
            String customer = "customer-id:" + variant + i;
            pipeline.bringAnywhere(Event.of("see-" + variant + i, SEEN.plusSeconds(i), customer)
                    .inExperiment("button", variant)
                    .web("page_viewed"));
            pipeline.bringAnywhere(Event.of("say-" + variant + i, ANSWERED.plusSeconds(i), customer)
                    .nps(answers.of(i)));
        });
    }

    private static ExperimentPlan plan() {
        return new ExperimentPlan(
                "button",
                0,
                Operation.UPSERT,
                Map.of("blue", 0.5, "green", 0.5),
                "blue",
                "NPS|0-10|HIGHER_IS_BETTER",
                "s1",
                null,
                200,
                0.05,
                LocalDate.of(2026, 11, 1),
                null);
    }

    /** By the plan, the scores and the rates that are published. */
    private Readout readout() {
        ExperimentPlan plan = Objects.requireNonNull(
                        pipeline.outcome().experiments().get("button"))
                .plan();
        Outcome outcome = pipeline.outcome();
        PublishedArms arms = new PublishedArms(
                latest(outcome.all(Topics.SCORES, outcome.serdes().scores()), Score::key),
                latest(outcome.all(Topics.RATES, outcome.serdes().rates()), Rate::key));
        LocalDate today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        return Readout.of(plan, today, new Days(ZoneOffset.UTC), arms);
    }

    private static <V> List<V> latest(List<V> all, Function<V, Object> key) {
        Map<Object, V> latest = new HashMap<>();
        all.forEach(one -> latest.put(key.apply(one), one));
        return List.copyOf(latest.values());
    }
}
