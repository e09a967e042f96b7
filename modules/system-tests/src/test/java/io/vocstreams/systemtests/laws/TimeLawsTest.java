package io.vocstreams.systemtests.laws;

import io.vocstreams.model.Interaction;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import io.vocstreams.testkit.worlds.Worlds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Time moves finality and forgetting, and nothing else. */
class TimeLawsTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    /** While nothing is idle, the clock is what the slowest input says. */
    @Property
    void shouldShowTheTablesAtTheTimeOfTheSlowestInput(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Policies.neverIdle(world), Layout.of(1), seed)) {
            Instant clock = world.clock();
            List<Input> all = new ArrayList<>(world.inputs());
            all.addAll(Beacons.at(clock == null ? play.pipeline().now() : clock));

            play.bring(Arrivals.shuffled(all, play.random())).rest();

            play.shouldBeAs(all, Beacons.slowest(all), BatchOracle::run);
        }
    }

    /** With a horizon that matters, what was refused is named, and what was dropped is not missed. */
    @Property
    void shouldEndInTheTablesOfWhatWasNotRefused(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Policies.forgetful(world), Layout.of(2), seed)) {
            // Stated links and profiles that come late move only what is still held.
            List<Input> kept = new ArrayList<>(
                    world.inputs().stream().filter(Arrivals::isProfile).toList());
            play.bring(kept).pipeline().drain();
            List<Input> events = new ArrayList<>(world.inputs().stream()
                    .filter(Input.Happened.class::isInstance)
                    .toList());

            play.bring(Arrivals.shuffled(events, play.random())).rest();

            for (Interaction refused : play.outcome().refused()) {
                events.remove(new Input.Happened(refused));
            }
            kept.addAll(events);
            play.shouldBeAs(kept);
            Books.shouldBalance(play.outcome());
        }
    }
}
