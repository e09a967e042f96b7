package io.vocstreams.testkit.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Header;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.plain.PlainImplementation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class WorldsTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property(tries = 300)
    void shouldGiveTheSameTablesInAnyOrderAndHoweverOften(@ForAll("worlds") World world, @ForAll long seed) {
        List<Input> others = new ArrayList<>(world.inputs());
        others.removeIf(WorldsTest::isProfile);
        others.addAll(List.copyOf(others));
        Collections.shuffle(others, new Random(seed));
        // The order of one customer's profiles is part of their meaning.
        world.inputs().stream().filter(WorldsTest::isProfile).forEach(others::add);

        Tables shuffled = PlainImplementation.run(world.withInputs(others));

        assertThat(TablesDifference.between(PlainImplementation.run(world), shuffled))
                .isEmpty();
    }

    @Test
    void shouldGiveTheSameWorldForTheSameSeed() {
        assertThat(Worlds.random(7)).isEqualTo(Worlds.random(7)).isNotEqualTo(Worlds.random(8));
    }

    @Property(tries = 300)
    void shouldKeepTheDutiesOfProducers(@ForAll("worlds") World world) {
        Map<String, String> whoAndWhen = new HashMap<>();
        Map<String, Input> contents = new HashMap<>();
        for (Input input : world.inputs()) {
            if (input instanceof Input.Happened happened) {
                Header header = happened.interaction().header();
                String frame = header.identifiers() + " " + header.occurredAt();
                assertThat(whoAndWhen.getOrDefault(header.eventId(), frame)).isEqualTo(frame);
                whoAndWhen.put(header.eventId(), frame);
                String version = header.eventId() + header.version();
                assertThat(contents.getOrDefault(version, input)).isEqualTo(input);
                contents.put(version, input);
            }
        }
        assertThat(world.inputs()).hasSizeLessThanOrEqualTo(40);
    }

    private static boolean isProfile(Input input) {
        return input instanceof Input.Profiled || input instanceof Input.Forgotten;
    }
}
