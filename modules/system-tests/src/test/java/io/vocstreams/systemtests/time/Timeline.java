package io.vocstreams.systemtests.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Channel;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.systemtests.movement.Published;
import io.vocstreams.systemtests.movement.Reader;
import io.vocstreams.systemtests.movement.ScoreHistory;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A pipeline with several tasks a stage, its wall clock, and a reader of its scores. */
final class Timeline implements AutoCloseable {

    /** As often as the tasks themselves look at the time. */
    static final Duration TICK = Duration.ofMillis(200);

    static final int TASKS = 3;

    private final ScorePolicy policy;
    private final PipelineDriver pipeline;
    private final Reader<Score> reader;
    private final List<Published<Score>> all = new ArrayList<>();

    Timeline(Instant start, TimePolicy time) {
        this(start, time, ScorePolicy.DEFAULT);
    }

    Timeline(Instant start, TimePolicy time, ScorePolicy policy) {
        this.policy = policy;
        Policies policies = new Policies(world(List.of(), start), time);
        this.pipeline = new PipelineDriver(policies, Layout.of(TASKS), start, new Random(start.toEpochMilli()));
        this.reader = new Reader<>(
                pipeline.outcome(), Topics.SCORES, pipeline.outcome().serdes().scores());
    }

    static ScorePolicy in(String zone) {
        ScorePolicy shipped = ScorePolicy.DEFAULT;
        return new ScorePolicy(
                ZoneId.of(zone),
                shipped.breakdowns().subList(0, 1),
                shipped.counting(),
                shipped.countingBySurvey(),
                shipped.grace(),
                shipped.emitInterval());
    }

    static Input answer(String eventId, Instant at, String customer, int value) {
        return Event.of(eventId, at, "customer-id:" + customer).nps(value);
    }

    /** Each survey is a series of its own, and so in one or the other partition. */
    static Input answerTo(String survey, Instant at) {
        return Event.of(survey + at, at, "customer-id:" + survey).answer(survey, Metric.NPS, 0, 10, 9, Channel.WEB);
    }

    Instant now() {
        return pipeline.now();
    }

    void bring(int partition, Input input) {
        pipeline.bring(input, "any", partition);
    }

    /** All that can be done now is done. */
    void settle() {
        pipeline.drain();
    }

    /** Tick by tick. */
    void pass(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(TICK)) {
            pipeline.drain();
            pipeline.pass(TICK);
        }
        pipeline.drain();
    }

    /** In one leap, as after a night in which nothing ran. */
    void leap(Duration duration) {
        pipeline.drain();
        pipeline.pass(duration);
        pipeline.drain();
    }

    /** Tasks look at the time, and what they then do is not committed. */
    void passWithoutCommit(Duration duration) {
        pipeline.pass(duration);
    }

    void crash() {
        pipeline.restartAll();
    }

    void rest() {
        pipeline.runUntilQuiet();
    }

    /** What was published since the last call; everything published follows from what was before. */
    List<Published<Score>> published() {
        List<Published<Score>> published = reader.next();
        published.forEach(ScoreHistory::shouldContinue);
        all.addAll(published);
        return published;
    }

    List<Published<Score>> all() {
        published();
        return all;
    }

    List<String> refusals() {
        return pipeline.outcome().rejected().stream()
                .map(rejected -> rejected.rejection().reason().name())
                .toList();
    }

    void shouldBeAsAt(Instant clock, List<Input> accepted) {
        assertThat(TablesDifference.between(
                        BatchOracle.run(world(accepted, clock)),
                        pipeline.outcome().tables()))
                .as("left is what should be at %s, right what was published", clock)
                .isEmpty();
    }

    private World world(List<Input> inputs, Instant clock) {
        return new World(inputs, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT, policy, clock);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
