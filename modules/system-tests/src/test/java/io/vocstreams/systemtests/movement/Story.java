package io.vocstreams.systemtests.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A world that is given one record at a time, with rest in between, so that every publication has one occasion. */
final class Story implements AutoCloseable {

    private final World world;
    private final PipelineDriver pipeline;
    private final Reader<Score> scores;
    private final Reader<Journey> journeys;
    private final Reader<Attribution> attributions;
    private final Reader<ResolvedInteraction> interactions;
    private final List<Input> given = new ArrayList<>();
    private World before;
    private Tables was;

    /** The world's records are those that it may be given, so that none of them lies in the future; no plans are. */
    Story(World world, Random random) {
        this.world = world.planning(Map.of());
        this.pipeline = new PipelineDriver(Policies.patient(world), Layout.of(2), world.end(), random);
        Outcome outcome = pipeline.outcome();
        EdgeSerdes serdes = outcome.serdes();
        this.scores = new Reader<>(outcome, Topics.SCORES, serdes.scores());
        this.journeys = new Reader<>(outcome, Topics.JOURNEYS, serdes.journeys());
        this.attributions = new Reader<>(outcome, Topics.ATTRIBUTIONS, serdes.attributions());
        this.interactions = new Reader<>(outcome, Topics.INTERACTIONS, serdes.interactions());
        pipeline.runUntilQuiet();
        this.before = seen();
        this.was = BatchOracle.run(before);
    }

    Instant now() {
        return pipeline.now();
    }

    Step tell(Input input) {
        given.add(input);
        pipeline.bringAnywhere(input);
        return rest(input);
    }

    Step pass(Duration duration) {
        pipeline.pass(duration);
        return rest(null);
    }

    /** At rest the tables are the oracle's, and the clock is the wall clock. */
    private Step rest(@Nullable Input input) {
        pipeline.runUntilQuiet();
        World after = seen();
        Tables is = BatchOracle.run(after);
        assertThat(TablesDifference.between(is, pipeline.outcome().tables()))
                .as("left is what should be, right what was published, after %s of %s", input, after)
                .isEmpty();
        Step step = new Step(
                input,
                before,
                after,
                was,
                is,
                scores.next(),
                journeys.next(),
                attributions.next(),
                interactions.next().stream().map(Published::now).toList());
        before = after;
        was = is;
        return step;
    }

    private World seen() {
        return world.withInputs(given).at(pipeline.now());
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
