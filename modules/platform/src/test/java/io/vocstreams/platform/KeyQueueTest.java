package io.vocstreams.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class KeyQueueTest {

    private static final Bytes END = key(100);

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("queue"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final KeyQueue queue;

    KeyQueueTest() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        queue = new KeyQueue(store);
        List.of(3, 1, 2).forEach(number -> queue.add(key(number)));
    }

    @Test
    void shouldKeepKeysInTheirOrderUntilTheyAreRemoved() {
        assertThat(first(2)).containsExactly(key(1), key(2));
        assertThat(first(2)).containsExactly(key(1), key(2));

        queue.remove(key(1));

        assertThat(first(2)).containsExactly(key(2), key(3));
    }

    @Test
    void shouldFindWhatIsAddedBeforeItsFront() {
        takeAll();

        queue.add(key(2));

        assertThat(first(5)).containsExactly(key(2));
    }

    @Test
    void shouldFindWhatIsAddedBehindWhatItLookedAtLast() {
        takeAll();

        queue.add(key(101));

        assertThat(first(5)).isEmpty();
        assertThat(queue.first(key(102), 5, Function.identity(), key -> false)).containsExactly(key(101));
    }

    @Test
    void shouldFindAgainWhatWasPassedOver() {
        assertThat(queue.first(END, 5, Function.identity(), key -> key.equals(key(1))))
                .containsExactly(key(2), key(3));
        assertThat(first(5)).startsWith(key(1));
    }

    @Test
    void shouldNotReadWhatLiesBeforeItsFront() {
        takeAll();
        store.put(key(1), new byte[] {1});

        assertThat(first(5)).isEmpty();
        assertThat(new KeyQueue(store).first(END, 5, Function.identity(), key -> false))
                .containsExactly(key(1));
        assertThat(new KeyQueue(store, key(2)).first(END, 5, Function.identity(), key -> false))
                .isEmpty();
    }

    private void takeAll() {
        first(5).forEach(queue::remove);
        assertThat(first(5)).isEmpty();
    }

    private List<Bytes> first(int most) {
        return queue.first(END, most, Function.identity(), key -> false);
    }

    private static Bytes key(int number) {
        return Bytes.wrap(new byte[] {(byte) number});
    }
}
