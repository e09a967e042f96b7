package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.device;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A year of the same traffic every day, by people who come for a day and a few who stay. */
@Tag("once")
class YearOfTrafficTest {

    private static final int DAYS = 360;

    /** Asserted and stated links leave after 90 days, then the sweepers need a moment. */
    private static final int FULL_AFTER = 100;

    private static final Retention POLICIES = Policies.horizon(
            Duration.ofDays(30),
            new IdentityPolicy(Duration.ofDays(30), Duration.ofDays(30), 5, Duration.ofMinutes(30)));

    private static final List<String> STORES = List.of(
            EventVersions.NAME, LinkVersions.NAME, LinkStore.NAME, TargetIndex.NAME, HeldStore.NAME, Backlog.NAME);

    private record Size(long entries, long bytes) {}

    @Test
    void shouldKeepNoMoreAfterAYearThanAfterAQuarter() {
        Map<String, List<Size>> sizes = new TreeMap<>();
        Map<String, Set<Bytes>> live = new HashMap<>();
        try (Tasks tasks = new Tasks(1, POLICIES, new Random(1))) {
            for (int day = 0; day < DAYS; day++) {
                bringDay(tasks, day);
                follow(tasks, live);
                if (day >= FULL_AFTER && day % 10 == 0) {
                    STORES.forEach(store -> sizes.computeIfAbsent(store, name -> new ArrayList<>())
                            .add(size(tasks, store)));
                }
            }

            assertThat(sizes).allSatisfy((store, measured) -> {
                assertThat(measured)
                        .extracting(Size::entries)
                        .allMatch(entries -> isFlat(entries, measured.get(0).entries()));
                assertThat(measured)
                        .extracting(Size::bytes)
                        .allMatch(bytes -> isFlat(bytes, measured.get(0).bytes()));
            });
            assertThat(STORES).allSatisfy(store -> assertThat(live.getOrDefault(store, Set.of()))
                    .isEqualTo(keys(tasks, store)));
        }
    }

    /** Also of merges, which are kept for ever, there is none: they alone grow without end. */
    private static void bringDay(Tasks tasks, int day) {
        Instant start = day(day - 110L);
        for (int i = 0; i < 2; i++) {
            String name = nameOf(day) + "-" + i;
            tasks.bring(visit("a" + name, start.plusSeconds(i), cookie(name)));
            tasks.bring(visit("b" + name, start.plusSeconds(60 + i), cookie(name), login(name)));
            tasks.bring(visit("s" + name, start.plusSeconds(120), device("regular"), customer("regular" + i)));
        }
        tasks.bring(link("l" + nameOf(day), login(nameOf(day) + "-0"), customer("c"), start.plusSeconds(180)));
        for (int tick = 0; tick < 3; tick++) {
            tasks.pass(0, Duration.ofSeconds(11));
        }
    }

    /** Of equal length, so that bytes can be compared. */
    private static int nameOf(int day) {
        return 1000 + day;
    }

    private static boolean isFlat(long size, long first) {
        return Math.abs(size - first) <= first / 20 + 2;
    }

    /** What a restart would restore. */
    private static void follow(Tasks tasks, Map<String, Set<Bytes>> live) {
        for (String store : STORES) {
            String topic = "voc-identity-" + store + "-changelog";
            Set<Bytes> keys = live.computeIfAbsent(store, name -> new HashSet<>());
            if (tasks.driver(0).producedTopicNames().contains(topic)) {
                for (KeyValue<byte[], byte[]> entry : tasks.driver(0)
                        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readKeyValuesToList()) {
                    if (entry.value == null) {
                        keys.remove(Bytes.wrap(entry.key));
                    } else {
                        keys.add(Bytes.wrap(entry.key));
                    }
                }
            }
        }
    }

    private static Set<Bytes> keys(Tasks tasks, String store) {
        Set<Bytes> keys = new HashSet<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                tasks.driver(0).<Bytes, byte[]>getKeyValueStore(store).all()) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private static Size size(Tasks tasks, String store) {
        long count = 0;
        long bytes = 0;
        try (KeyValueIterator<Bytes, byte[]> entries =
                tasks.driver(0).<Bytes, byte[]>getKeyValueStore(store).all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                count++;
                bytes += entry.key.get().length + entry.value.length;
            }
        }
        return new Size(count, bytes);
    }
}
