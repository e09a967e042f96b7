package io.vocstreams.systemtests.movement;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.worlds.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * §9 and §10: whatever a world tells, what is published follows from it, says why, and nothing else is.
 * {@code -Plong} holds it against more worlds, {@code -Dmovement.seed=N} against others.
 */
class MovementLawsTest {

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(8));

    private static final int MOST_RECORDS = 12;

    private static final int WORLDS = Integer.getInteger("movement.worlds", 100);
    private static final long FIRST_SEED = Long.getLong("movement.seed", 1);

    @Test
    void shouldExplainEveryPublication() {
        inManyWorlds(MovementLawsTest::shouldExplainEveryPublication);
    }

    /** Records at any pace, and crashes; nobody waits for rest. */
    @Test
    void shouldBeFollowedFromTheLogsAlone() {
        inManyWorlds(MovementLawsTest::shouldBeFollowedFromTheLogsAlone);
    }

    private static void inManyWorlds(BiConsumer<World, Random> law) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
            World drawn = Worlds.random(seed);
            World world = drawn.withInputs(drawn.inputs()
                    .subList(0, Math.min(MOST_RECORDS, drawn.inputs().size())));
            try {
                law.accept(world, new Random(seed));
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("With -Dmovement.seed=" + seed + ", " + world, broken);
            }
        }
    }

    private static void shouldExplainEveryPublication(World world, Random random) {
        try (Story story = new Story(world, random)) {
            for (Input input : world.inputs()) {
                Expectations.shouldHold(story.tell(input));
                if (random.nextInt(4) == 0) {
                    Expectations.shouldHold(story.pass(WAITS.get(random.nextInt(WAITS.size()))));
                }
            }
        }
    }

    private static void shouldBeFollowedFromTheLogsAlone(World world, Random random) {
        Instant start = world.end();
        try (PipelineDriver pipeline = new PipelineDriver(Policies.patient(world), Layout.of(3), start, random)) {
            for (Input input : world.inputs()) {
                pipeline.bringAnywhere(input);
                for (int steps = random.nextInt(20); steps > 0; steps--) {
                    pipeline.step();
                }
                somethingHappens(pipeline, random);
            }
            pipeline.runUntilQuiet();

            shouldBeFollowed(pipeline.outcome());
        }
    }

    private static void somethingHappens(PipelineDriver pipeline, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> pipeline.runUntilQuiet();
            case 1 -> pipeline.pass(WAITS.get(random.nextInt(WAITS.size())));
            case 2 -> pipeline.restartOne();
            case 3 -> pipeline.restartAll();
            default -> pipeline.pass(Duration.ofMillis(random.nextInt(1_500)));
        }
    }

    private static void shouldBeFollowed(Outcome outcome) {
        EdgeSerdes serdes = outcome.serdes();
        new Reader<>(outcome, Topics.SCORES, serdes.scores()).next().forEach(ScoreHistory::shouldContinue);
        new Reader<>(outcome, Topics.JOURNEYS, serdes.journeys()).next().forEach(Expectations::journeyShouldBeNews);
        new Reader<>(outcome, Topics.ATTRIBUTIONS, serdes.attributions())
                .next()
                .forEach(Expectations::attributionShouldBeNews);
    }
}
