package io.vocstreams.platform.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {

    private static final String NAME = "numbers-by-number";
    private static final int KEYS = 12;

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final KeyValueStore<Bytes, byte[]> real = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final UnitOfWork unit;
    private final KeyValueStore<Bytes, byte[]> store;
    private final List<String> effects = new ArrayList<>();

    UnitOfWorkTest() {
        real.init(context.getStateStoreContext(), real);
        context.addStateStore(real);
        unit = new UnitOfWork(context);
        store = unit.store(NAME);
    }

    @Property
    void shouldReadWhatItHasWrittenAndLeaveAllOrNothing(@ForAll long seed, @ForAll boolean fails) {
        Random random = new Random(seed);
        change(random);
        Map<Integer, Integer> before = contents(real, null, null);

        RuntimeException defect = unit.attempt(() -> {
            NavigableMap<Integer, Integer> expected = new TreeMap<>(before);
            for (int i = 0; i < 10; i++) {
                int key = random.nextInt(KEYS);
                if (random.nextBoolean()) {
                    store.put(key(key), new byte[] {(byte) i});
                    expected.put(key, i);
                } else {
                    store.delete(key(key));
                    expected.remove(key);
                }
                int from = random.nextInt(KEYS);
                int to = from + random.nextInt(KEYS - from);
                assertThat(contents(store, key(from), key(to))).isEqualTo(expected.subMap(from, true, to, true));
                assertThat(backwards(key(from), key(to)))
                        .containsExactlyElementsOf(
                                expected.subMap(from, true, to, true).descendingKeySet());
                assertThat(contents(store, null, null)).isEqualTo(expected);
                assertThat(store.get(key(key)) == null).isEqualTo(!expected.containsKey(key));
                assertThat(contents(real, null, null)).isEqualTo(before);
            }
            before.clear();
            before.putAll(fails ? contents(real, null, null) : expected);
            if (fails) {
                throw new IllegalStateException("defect");
            }
        });

        assertThat(defect == null).isEqualTo(!fails);
        assertThat(contents(real, null, null)).isEqualTo(before);
        assertThat(contents(store, null, null)).isEqualTo(before);
    }

    @Test
    void shouldHaveItsEffectsOnceItHasSucceededAndInOrder() {
        RuntimeException defect = unit.attempt(() -> {
            unit.then(() -> effects.add("first"));
            unit.then(() -> effects.add("second"));
            assertThat(effects).isEmpty();
        });

        assertThat(defect).isNull();
        assertThat(effects).containsExactly("first", "second");
    }

    @Test
    void shouldHaveNoEffectIfItFails() {
        RuntimeException failure = new IllegalStateException("defect");

        RuntimeException defect = unit.attempt(() -> {
            unit.then(() -> effects.add("never"));
            throw failure;
        });
        RuntimeException next = unit.attempt(() -> unit.then(() -> effects.add("next")));

        assertThat(defect).isSameAs(failure);
        assertThat(next).isNull();
        assertThat(effects).containsExactly("next");
    }

    @Test
    void shouldThrowWhatMayPass() {
        assertThatThrownBy(() -> unit.attempt(() -> {
                    throw new TimeoutException("no broker");
                }))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldWriteAtOnceWhileNothingIsAtWork() {
        store.put(key(1), new byte[] {1});
        unit.then(() -> effects.add("at once"));

        assertThat(real.get(key(1))).containsExactly(1);
        assertThat(effects).containsExactly("at once");
    }

    private void change(Random random) {
        for (int key = 0; key < KEYS; key++) {
            real.put(key(key), random.nextBoolean() ? new byte[] {(byte) (100 + key)} : null);
        }
    }

    private static Bytes key(int key) {
        return Bytes.wrap(new byte[] {(byte) key});
    }

    private List<Integer> backwards(Bytes from, Bytes to) {
        List<Integer> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.reverseRange(from, to)) {
            entries.forEachRemaining(entry -> keys.add((int) entry.key.get()[0]));
        }
        return keys;
    }

    private static Map<Integer, Integer> contents(
            KeyValueStore<Bytes, byte[]> store, @Nullable Bytes from, @Nullable Bytes to) {
        Map<Integer, Integer> contents = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
            while (entries.hasNext()) {
                int peeked = entries.peekNextKey().get()[0];
                var entry = entries.next();
                assertThat((int) entry.key.get()[0]).isEqualTo(peeked);
                order.add(peeked);
                contents.put(peeked, (int) entry.value[0]);
            }
        }
        assertThat(order).isSorted();
        return contents;
    }
}
