package io.vocstreams.systemtests.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PipelineDriverTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void shouldEndInTheTablesOfTheOracle() {
        World world = World.of(
                NOON,
                Event.of("t1", NOON.minusSeconds(60), "cookie-id:k", "email:e").web("login"),
                Event.of("f1", NOON.minusSeconds(30), "cookie-id:k").nps(9),
                Event.link("l1", NOON.minusSeconds(10), "email:e", "customer-id:c"));
        try (PipelineDriver pipeline = new PipelineDriver(Policies.patient(world), Layout.of(3), NOON, new Random(1))) {
            world.inputs().forEach(pipeline::bringAnywhere);

            pipeline.runUntilQuiet();

            World seen = world.at(pipeline.now());
            assertThat(TablesDifference.between(
                            BatchOracle.run(seen), pipeline.outcome().tables()))
                    .isEmpty();
        }
    }
}
