package io.vocstreams.systemtests.laws;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** One world played through one pipeline, with every choice drawn from a seed. */
final class Play implements AutoCloseable {

    private final World world;
    private final long seed;
    private final Random random;
    private final PipelineDriver pipeline;

    Play(World world, Policies policies, Layout layout, long seed) {
        this.world = world;
        this.seed = seed;
        this.random = new Random(seed);
        this.pipeline = new PipelineDriver(policies, layout, world.end(), random);
    }

    Play(World world, Layout layout, long seed) {
        this(world, Policies.patient(world), layout, seed);
    }

    Random random() {
        return random;
    }

    /** Writes the records one by one, with whatever may happen in between. */
    Play bring(Collection<Input> inputs) {
        return bring(inputs, () -> {});
    }

    /** As above, and after each record sometimes something else. */
    Play bring(Collection<Input> inputs, Runnable mishap) {
        for (Input input : inputs) {
            pipeline.bringAnywhere(input);
            for (int steps = random.nextInt(12); steps > 0; steps--) {
                pipeline.step();
            }
            if (random.nextInt(6) == 0) {
                pipeline.pass(Duration.ofMillis(random.nextInt(1_500)));
            }
            mishap.run();
        }
        return this;
    }

    Play rest() {
        pipeline.runUntilQuiet();
        return this;
    }

    PipelineDriver pipeline() {
        return pipeline;
    }

    Outcome outcome() {
        return pipeline.outcome();
    }

    /** At rest the clock is the wall clock. */
    void shouldBeAs(List<Input> inputs) {
        shouldBeAs(inputs, pipeline.now(), BatchOracle::run);
    }

    void shouldBeAs(List<Input> inputs, Instant clock, Function<World, Tables> second) {
        World seen = new World(inputs, world.identity(), world.journey(), world.scores(), clock);
        assertThat(TablesDifference.between(second.apply(seen), outcome().tables()))
                .as("left is what should be, right what the pipeline published, with seed %s of %s", seed, seen)
                .isEmpty();
        assertThat(outcome().deadLetters())
                .as("dead letters, with seed %s of %s", seed, seen)
                .isZero();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
