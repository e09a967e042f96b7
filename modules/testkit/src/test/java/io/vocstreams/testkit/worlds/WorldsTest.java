package io.vocstreams.testkit.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Attribution.Rule;
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
import net.jqwik.api.statistics.Statistics;

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
        assertThat(world.inputs()).hasSizeLessThanOrEqualTo(30);
    }

    @Property(tries = 500)
    void shouldReachEveryCornerOften(@ForAll("worlds") World world) {
        Tables tables = PlainImplementation.run(world);

        tables.attributions().values().forEach(attribution -> Statistics.label("rule")
                .collect(attribution.rule()));
        tables.journeys().values().forEach(journey -> {
            Statistics.label("outcome").collect(journey.outcome());
            Statistics.label("status").collect(journey.status());
            Statistics.label("visits").collect(Math.min(journey.visits(), 4));
            Statistics.label("steps").collect(Math.min(journey.stepCount(), 5));
        });
        tables.scores().values().forEach(score -> {
            Statistics.label("responses").collect(Math.min(score.responses(), 4));
            Statistics.label("finality").collect(score.finality());
        });
        Statistics.label("moved").collect(tables.customers().entrySet().stream().anyMatch(entry -> !entry.getKey()
                .contains(entry.getValue() + " ")));
        Statistics.label("rule").coverage(coverage -> {
            for (Rule rule : List.of(Rule.EXPLICIT, Rule.CORRELATION, Rule.SAME_CHANNEL, Rule.ANY_CHANNEL)) {
                coverage.check(rule).percentage(percentage -> percentage > 2);
            }
        });
        Statistics.label("responses").coverage(coverage -> coverage.check(2L).percentage(p -> p > 2));
        Statistics.label("moved").coverage(coverage -> coverage.check(true).percentage(p -> p > 30));
    }

    private static boolean isProfile(Input input) {
        return input instanceof Input.Profiled || input instanceof Input.Forgotten;
    }
}
