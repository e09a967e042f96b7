package io.vocstreams.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.binary.KeyWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("numbers-by-number"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void fill() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        for (int i = 0; i < 10; i++) {
            store.put(new KeyWriter().number(i).toKey(), new byte[] {(byte) i});
        }
    }

    @Test
    void shouldDropWhatHasExpiredALittleAtATime() {
        Sweeper sweeper = new Sweeper(store, 3, Duration.ZERO);

        sweeper.step(5, (key, value) -> value[0] < 5);
        assertThat(store.approximateNumEntries()).isEqualTo(7);

        for (int i = 0; i < 4; i++) {
            sweeper.step(5, (key, value) -> value[0] < 5);
        }
        assertThat(store.approximateNumEntries()).isEqualTo(5);
    }

    @Test
    void shouldRestOnceAWholePassWasMadeUntilASixteenthOfTheTimeKeptIsOver() {
        Sweeper sweeper = new Sweeper(store, 100, Duration.ofMillis(160));
        List<Byte> looked = new ArrayList<>();
        sweeper.step(5, (key, value) -> !looked.add(value[0]));

        sweeper.step(15, (key, value) -> looked.add(value[0]));
        assertThat(looked).hasSize(10);

        sweeper.step(16, (key, value) -> !looked.add(value[0]));
        assertThat(looked).hasSize(20);
    }

    @Test
    void shouldFinishAPassThatWasBegun() {
        Sweeper sweeper = new Sweeper(store, 4, Duration.ofDays(1));
        List<Byte> looked = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            sweeper.step(5, (key, value) -> !looked.add(value[0]));
        }

        assertThat(looked).hasSize(10);
    }

    @Test
    void shouldKeepWhatCannotBeReadAndGoOn() {
        Sweeper sweeper = new Sweeper(store, 100, Duration.ZERO);

        sweeper.step(5, (key, value) -> {
            if (value[0] == 3) {
                throw new IllegalStateException("written by another build");
            }
            return true;
        });

        assertThat(store.approximateNumEntries()).isEqualTo(1);
    }
}
