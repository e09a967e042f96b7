package io.vocstreams.systemtests.laws;

import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import io.vocstreams.testkit.worlds.Worlds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is taken back leaves no trace in the tables. */
class TakenBackTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property
    void shouldForgetWhatWasAddedAndRetracted(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(2), seed)) {
            List<Input> more = additions(world, play.random());
            List<Input> mixed = new ArrayList<>(world.inputs());
            mixed.addAll(more);
            play.bring(Arrivals.shuffled(mixed, play.random()));
            if (play.random().nextBoolean()) {
                play.rest();
            }
            List<Input> back =
                    new ArrayList<>(more.stream().map(TakenBackTest::retracted).toList());
            Collections.shuffle(back, play.random());

            play.bring(back).rest();

            play.shouldBeAs(world.inputs());
        }
    }

    @Property
    void shouldRestoreTheTablesWhenAMergeIsTakenBack(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = new Play(world, Layout.of(2), seed)) {
            List<Input> merges = merges(world, play.random());
            List<Input> merged = new ArrayList<>(world.inputs());
            merged.addAll(merges);
            play.bring(world.inputs()).rest();
            play.shouldBeAs(world.inputs());

            play.bring(merges).rest();
            play.shouldBeAs(merged);
            play.bring(merges.stream().map(TakenBackTest::retracted).toList()).rest();

            play.shouldBeAs(world.inputs());
        }
    }

    /** Records of the world once more, as other events and links at times and of people that the world knows. */
    private static List<Input> additions(World world, Random random) {
        List<Input> candidates = new ArrayList<>(world.inputs().stream()
                .filter(input -> !Arrivals.isProfile(input))
                .toList());
        Collections.shuffle(candidates, random);
        Map<String, Input> additions = new LinkedHashMap<>();
        for (Input input : candidates.subList(0, Math.min(6, candidates.size()))) {
            if (input instanceof Input.Happened happened) {
                String eventId = "x-" + happened.interaction().header().eventId();
                additions.putIfAbsent(eventId, new Input.Happened(Copies.named(happened.interaction(), eventId)));
            } else if (input instanceof Input.Linked linked) {
                IdentityLink link = linked.link();
                String linkId = "x-" + link.linkId();
                additions.putIfAbsent(linkId, link(linkId, link, Operation.UPSERT));
            }
        }
        return List.copyOf(additions.values());
    }

    private static List<Input> merges(World world, Random random) {
        List<String> customers = BatchOracle.run(world).customers().values().stream()
                .filter(customer -> customer.startsWith("c"))
                .distinct()
                .toList();
        Instant at = world.inputs().stream()
                .filter(Input.Happened.class::isInstance)
                .map(input -> ((Input.Happened) input).interaction().header().occurredAt())
                .min(Instant::compareTo)
                .orElse(Instant.parse("2026-01-01T00:00:00Z"));
        List<Input> merges = new ArrayList<>();
        for (int number = 0; number < 1 + random.nextInt(3); number++) {
            String from = customers.isEmpty() ? "c1" : customers.get(random.nextInt(customers.size()));
            String to = random.nextBoolean() ? "merged" : "c" + random.nextInt(4);
            if (!from.equals(to)) {
                merges.add(Event.link("merge-" + number, at, "customer-id:" + from, "customer-id:" + to));
            }
        }
        return merges;
    }

    private static Input retracted(Input input) {
        if (input instanceof Input.Linked linked) {
            return link(linked.link().linkId(), linked.link(), Operation.RETRACT);
        }
        return new Input.Happened(Copies.retracted(((Input.Happened) input).interaction()));
    }

    private static Input link(String linkId, IdentityLink link, Operation operation) {
        return new Input.Linked(new IdentityLink(
                linkId, link.revision(), operation, link.from(), link.to(), link.occurredAt(), link.source()));
    }
}
