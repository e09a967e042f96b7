package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.identity.domain.Cast;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkHistory;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.Ownership;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.identity.domain.SortedLinks;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.platform.RecordLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LinkStoreTest {

    private static final Identifier DEVICE = cookie("x");

    /** Many links to few targets and few to many, at few times, that come and go; and few links, or many. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void shouldReadAsIfItReadAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int targets) {
        Random random = new Random(seed);
        int changes = random.nextBoolean() ? 300 : 1 + random.nextInt(60);
        RecordLimits limits = new RecordLimits(RecordLimits.DEFAULT_READ, RecordLimits.DEFAULT_WRITTEN);
        LinkStore store = new LinkStore(store(LinkStore.NAME), store(TargetIndex.NAME), limits);
        store.add(new PlacedLink(cookie("w"), link(random, targets, -1)));
        store.add(new PlacedLink(cookie("y"), link(random, targets, -2)));
        Set<Link> present = new HashSet<>();
        for (int i = 0; i < changes; i++) {
            if (random.nextInt(8) == 0) {
                // Another identifier's links come into memory, or this one's are read while they change.
                store.of(random.nextBoolean() ? DEVICE : cookie("w")).latestUntil(time(random));
            }
            if (random.nextInt(4) == 0 && !present.isEmpty()) {
                Link gone = new ArrayList<>(present).get(random.nextInt(present.size()));
                present.remove(gone);
                assertThat(store.contains(new PlacedLink(DEVICE, gone))).isTrue();
                store.remove(new PlacedLink(DEVICE, gone));
                assertThat(store.contains(new PlacedLink(DEVICE, gone))).isFalse();
            } else {
                Link added = link(random, targets, i);
                present.add(added);
                store.add(new PlacedLink(DEVICE, added));
            }
        }

        SortedLinks all = new SortedLinks();
        present.forEach(all::add);
        assertThat(answers(store.of(DEVICE), seed)).isEqualTo(answers(all, seed));
    }

    @Test
    void shouldNotRememberWhatTheSweeperDrops() {
        KeyValueStore<Bytes, byte[]> entries = store(LinkStore.NAME);
        LinkStore store = new LinkStore(
                entries,
                store(TargetIndex.NAME),
                new RecordLimits(RecordLimits.DEFAULT_READ, RecordLimits.DEFAULT_WRITTEN));
        store.add(new PlacedLink(DEVICE, new Link(login("a"), Cast.NOON, LinkKind.STATED, "l")));
        assertThat(store.of(DEVICE).latestUntil(Cast.NOON)).isPresent();

        Bytes key = onlyKey(entries);
        store.forget(key);
        entries.put(key, null);

        assertThat(store.of(DEVICE).latestUntil(Cast.NOON)).isEmpty();
    }

    private static Bytes onlyKey(KeyValueStore<Bytes, byte[]> entries) {
        try (KeyValueIterator<Bytes, byte[]> all = entries.all()) {
            return all.next().key;
        }
    }

    private static List<Object> answers(LinkHistory links, long seed) {
        Random random = new Random(seed);
        IdentityPolicy policy = new IdentityPolicy(
                Duration.ofHours(random.nextInt(200)), Duration.ofDays(3), 1 + random.nextInt(6), Duration.ofHours(2));
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Instant from = time(random).plusNanos(random.nextInt(3) - 1L);
            Instant to = time(random).plusNanos(random.nextInt(3) - 1L);
            answers.add(links.latestUntil(from));
            answers.add(links.earliestAfter(from));
            Set<Identifier> targets = new HashSet<>();
            links.anyTargetBetween(from, to, target -> {
                targets.add(target);
                return false;
            });
            answers.add(targets);
            answers.add(links.anyTargetBetween(from, to, login("a")::equals));
            answers.add(Ownership.owner(DEVICE, time(random), links, policy));
        }
        return answers;
    }

    private static Link link(Random random, int targets, int id) {
        String target = String.valueOf((char) ('a' + random.nextInt(targets)));
        LinkKind kind = random.nextBoolean() ? LinkKind.STATED : LinkKind.ASSERTED;
        return new Link(random.nextInt(4) == 0 ? email(target) : login(target), time(random), kind, "l" + id);
    }

    private static Instant time(Random random) {
        return Cast.NOON.plus(Duration.ofHours(3L * random.nextInt(60))).plusMillis(random.nextInt(3) - 1L);
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), (StateStore) store);
        return store;
    }
}
