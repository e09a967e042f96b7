package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.identity.domain.Cast;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class ForgettingTopologyTest {

    private static final Retention SHORT = Policies.horizon(
            Duration.ofDays(5), new IdentityPolicy(Duration.ofDays(20), Duration.ofDays(3), 3, Duration.ofMinutes(30)));

    @Test
    void shouldForgetWhatCanNoLongerMatter() {
        try (Tasks tasks = new Tasks(1, SHORT, new Random(1))) {
            tasks.bring(visit("e1", day(0), cookie("c")));
            tasks.bring(visit("e2", day(0), cookie("c"), login("anna")));
            tasks.bring(visit("e3", day(1), cookie("c"), login("anna")));
            tasks.bring(link("l1", cookie("c"), login("anna"), day(0)));
            advanceTo(tasks, 50);

            assertThat(sizes(tasks))
                    .containsEntry(EventVersions.NAME, 1)
                    .containsEntry(HeldStore.NAME, 1)
                    .containsEntry(LinkStore.NAME, 0)
                    .containsEntry(LinkVersions.NAME, 0);
        }
    }

    @Test
    void shouldKeepTheLatestOldLinkWhileItIsValid() {
        try (Tasks tasks = new Tasks(1, SHORT, new Random(1))) {
            tasks.bring(visit("e1", day(0), cookie("c"), login("bert")));
            tasks.bring(visit("e2", day(1), cookie("c"), login("anna")));
            tasks.bring(visit("e3", day(18), cookie("c"), login("carl")));
            advanceTo(tasks, 19);
            tasks.bring(visit("e4", day(14), cookie("c")));

            assertThat(sizes(tasks)).containsEntry(LinkStore.NAME, 2);
            assertThat(tasks.memberships()).anyMatch(text -> text.startsWith("e4 r0 -> login-id:anna"));
        }
    }

    @Test
    void shouldRememberMergesForEver() {
        try (Tasks tasks = new Tasks(1, SHORT, new Random(1))) {
            tasks.bring(link("m", customer("1"), customer("2"), day(0)));
            advanceTo(tasks, 200);
            tasks.bring(visit("e1", day(199), customer("1")));

            assertThat(tasks.memberships()).anyMatch(text -> text.startsWith("e1 r0 -> 2 true"));
            assertThat(sizes(tasks)).containsEntry(LinkVersions.NAME, 1);
        }
    }

    /** Four months of traffic, out of order by up to four days, under a horizon of five. */
    @Tag("once")
    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void shouldEndAsTheBatchResolverAlthoughMostIsForgotten(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int count) {
        Random random = new Random(seed);
        List<Interaction> interactions = new ArrayList<>();
        List<IdentityLink> links = new ArrayList<>();
        List<Timed> records = traffic(random, interactions, links);

        Slices slices = random.nextBoolean() ? Slices.DEFAULT : new Slices(1, 2);
        try (Tasks tasks = new Tasks(count, SHORT, random, slices)) {
            for (Timed timed : records) {
                PartitionIndependenceTest.bring(tasks, timed.record());
                for (int i = random.nextInt(3); i > 0; i--) {
                    tasks.carryOne();
                }
                if (timed.record() instanceof IdentityLink) {
                    // A link that arrives later than the horizon moves only what is still held.
                    tasks.workOff();
                }
                for (int task = 0; task < count; task++) {
                    // Often enough for the inputs that bring nothing to be idle.
                    tasks.pass(task, Duration.ofSeconds(8));
                }
                if (random.nextInt(3) == 0) {
                    tasks.settle();
                }
            }
            tasks.workOff();
            tasks.settle();

            int brought = interactions.size();
            tasks.rejected().forEach(rejected -> interactions.remove(tasks.read(rejected)));
            assertThat(interactions).hasSizeGreaterThan(brought * 3 / 4);
            assertThat(tasks.memberships()).isEqualTo(PartitionIndependenceTest.resolved(interactions, links, SHORT));
            assertThat(sizes(tasks).getOrDefault(EventVersions.NAME, 0)).isLessThan(interactions.size() / 2);
        }
    }

    private record Timed(Instant arrivesAt, Object record) {}

    private static List<Timed> traffic(Random random, List<Interaction> interactions, List<IdentityLink> links) {
        List<Timed> records = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant at = Cast.minute(random.nextInt(120 * 24 * 60));
            if (random.nextInt(8) == 0) {
                IdentityLink link = random.nextBoolean()
                        ? link("l" + i, cookie("c" + random.nextInt(3)), login("l" + random.nextInt(4)), at)
                        : link("l" + i, login("l" + random.nextInt(4)), customer("k" + random.nextInt(3)), at);
                links.add(link);
                records.add(new Timed(late(at, random), link));
                continue;
            }
            Interaction interaction = visit("e" + i, at, identifiers(random));
            interactions.add(interaction);
            records.add(new Timed(late(at, random), interaction));
            if (random.nextInt(8) == 0) {
                Interaction retraction = Cast.retracted(interaction);
                interactions.add(retraction);
                records.add(new Timed(late(at, random), retraction));
            }
        }
        records.sort(Comparator.comparing(Timed::arrivesAt));
        return records;
    }

    private static Identifier[] identifiers(Random random) {
        Identifier cookie = cookie("c" + random.nextInt(3));
        return random.nextInt(3) == 0
                ? new Identifier[] {cookie, login("l" + random.nextInt(4))}
                : new Identifier[] {cookie};
    }

    private static Instant late(Instant at, Random random) {
        return at.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
    }

    static void advanceTo(Tasks tasks, int days) {
        tasks.bring(visit("now", day(days), cookie("clock")));
        tasks.pass(0, Duration.ofSeconds(30));
        tasks.bring(visit("now", day(days), cookie("clock")));
        tasks.settle();
    }

    private static Map<String, Integer> sizes(Tasks tasks) {
        Map<String, Integer> sizes = new HashMap<>();
        for (int task = 0; task < tasks.count(); task++) {
            for (String name : List.of(EventVersions.NAME, HeldStore.NAME, LinkStore.NAME, LinkVersions.NAME)) {
                int size = 0;
                try (KeyValueIterator<Bytes, byte[]> entries =
                        tasks.driver(task).<Bytes, byte[]>getKeyValueStore(name).all()) {
                    while (entries.hasNext()) {
                        entries.next();
                        size++;
                    }
                }
                sizes.merge(name, size, Integer::sum);
            }
        }
        return sizes;
    }
}
