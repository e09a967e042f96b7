package io.vocstreams.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LookQueueTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final LookQueue queue;

    LookQueueTest() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("looks"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        queue = new LookQueue(store);
    }

    @Test
    void shouldFindWhatIsDueInTheOrderOfTime() {
        queue.move("late", null, NOON.minusSeconds(1));
        queue.move("early", null, NOON.minusSeconds(2));
        queue.move("now", null, NOON);

        assertThat(due()).containsExactly("early", "late");
        assertThat(queue.before(NOON, 1, id -> false)).containsExactly("early");
        assertThat(queue.before(NOON, 1, "early"::equals)).containsExactly("late");
    }

    @Test
    void shouldWaitForOneTimeOnly() {
        queue.move("one", null, NOON.minusSeconds(2));
        queue.move("one", NOON.minusSeconds(2), NOON.minusSeconds(1));
        assertThat(due()).containsExactly("one");

        queue.move("one", NOON.minusSeconds(1), NOON.minusSeconds(1));
        assertThat(due()).containsExactly("one");

        queue.move("one", NOON.minusSeconds(1), null);
        assertThat(due()).isEmpty();
    }

    private List<String> due() {
        return queue.before(NOON, 5, id -> false);
    }
}
