package io.vocstreams.systemtests.laws;

import io.vocstreams.contracts.Topics;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.worlds.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whenever the pipeline rests, its tables and its ledger are right. */
class AtRestTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property
    void shouldHoldACorrectTableAtEveryRest(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(2), seed)) {
            List<Input> inputs = Arrivals.shuffled(world.inputs(), play.random());
            int first = play.random().nextInt(inputs.size() + 1);
            int second = first + play.random().nextInt(inputs.size() - first + 1);

            play.bring(inputs.subList(0, first)).rest();
            play.shouldBeAs(inputs.subList(0, first));
            play.bring(inputs.subList(first, second)).rest();
            play.shouldBeAs(inputs.subList(0, second));
            play.bring(inputs.subList(second, inputs.size())).rest();
            play.shouldBeAs(inputs);
        }
    }

    @Property
    void shouldAccountForEveryRecord(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(2), seed)) {
            List<Input> inputs = Arrivals.repeated(world.inputs(), play.random());

            play.bring(inputs, () -> mishap(play)).rest();

            play.shouldBeAs(world.inputs());
            Books.shouldBalance(play.outcome());
        }
    }

    /** Bytes that are no record, and restarts. */
    private static void mishap(Play play) {
        Random random = play.random();
        PipelineDriver pipeline = play.pipeline();
        int chance = random.nextInt(30);
        if (chance < 6) {
            List<String> topics = new ArrayList<>(Topics.INTERACTION_INPUTS);
            topics.addAll(List.of(Topics.IDENTITY_LINKS, Topics.CUSTOMERS));
            byte[] garbage = new byte[random.nextInt(9)];
            random.nextBytes(garbage);
            pipeline.bringRaw(topics.get(random.nextInt(topics.size())), random.nextInt(2), "?", garbage);
        } else if (chance == 7) {
            pipeline.bringRaw(Topics.FEEDBACK, 0, "?", null);
        } else if (chance == 8) {
            pipeline.restartOne();
        }
    }
}
