package io.vocstreams.systemtests.laws;

import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.plain.PlainImplementation;
import io.vocstreams.testkit.worlds.Worlds;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * §10.1: in whatever order, how often and wherever the records arrived, the tables end as the second implementation's.
 */
class PipelineLawsTest {

    private static final List<Layout> LAYOUTS =
            List.of(Layout.of(1), Layout.of(3), Layout.of(4), new Layout(2, 3, 2, 1), new Layout(1, 2, 4, 3));

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property
    void shouldEndAsThePlainImplementationSays(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(1), seed)) {
            play.bring(world.inputs()).rest();

            play.shouldBeAs(world.inputs(), play.pipeline().now(), PlainImplementation::run);
        }
    }

    @Property
    void shouldNotDependOnTheOrderOfArrival(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(2), seed)) {
            play.bring(Arrivals.shuffled(world.inputs(), play.random())).rest();

            play.shouldBeAs(world.inputs());
        }
    }

    @Property
    void shouldNotDependOnHowOftenRecordsArrive(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(2), seed)) {
            play.bring(Arrivals.repeated(world.inputs(), play.random())).rest();

            play.shouldBeAs(world.inputs());
        }
    }

    @Property
    void shouldNotDependOnPartitionsAndKeys(@ForAll("worlds") World world, @ForAll long seed) {
        Layout layout = LAYOUTS.get(new Random(seed).nextInt(LAYOUTS.size()));
        try (Play play = new Play(world, layout, seed)) {
            play.bring(Arrivals.shuffled(world.inputs(), play.random())).rest();

            play.shouldBeAs(world.inputs());
        }
    }

    @Property
    void shouldNotDependOnRestarts(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(3), seed)) {
            play.bring(Arrivals.shuffled(world.inputs(), play.random()), () -> mishap(play))
                    .rest();
            play.pipeline().restartAll();
            play.rest();

            play.shouldBeAs(world.inputs());
        }
    }

    private static void mishap(Play play) {
        int chance = play.random().nextInt(30);
        if (chance == 0) {
            play.pipeline().restartAll();
        } else if (chance <= 3) {
            play.pipeline().restartOne();
        }
    }
}
