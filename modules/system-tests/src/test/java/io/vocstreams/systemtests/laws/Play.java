package io.vocstreams.systemtests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        List<Runnable> all = new ArrayList<>();
        inputs.forEach(input -> all.add(() -> pipeline.bringAnywhere(input)));
        for (ExperimentPlan plan : plans()) {
            all.add(random.nextInt(all.size() + 1), () -> pipeline.bring(plan));
        }
        for (Runnable bringing : all) {
            bringing.run();
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

    /** Each with an earlier revision that says something else. */
    private List<ExperimentPlan> plans() {
        List<ExperimentPlan> plans = new ArrayList<>();
        world.plans().forEach((experiment, day) -> {
            plans.add(
                    plan(experiment, 0, random.nextBoolean() ? Operation.UPSERT : Operation.RETRACT, day.plusDays(1)));
            plans.add(plan(experiment, 1, Operation.UPSERT, day));
        });
        return plans;
    }

    private static ExperimentPlan plan(String experiment, int revision, Operation operation, LocalDate day) {
        return new ExperimentPlan(
                experiment,
                revision,
                operation,
                Map.of("a", 0.5, "b", 0.5),
                "a",
                "NPS|0-10|HIGHER_IS_BETTER",
                "any",
                null,
                100,
                0.05,
                day,
                null);
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
        World seen = world.withInputs(inputs).at(clock);
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
