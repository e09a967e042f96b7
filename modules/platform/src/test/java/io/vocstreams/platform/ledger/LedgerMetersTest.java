package io.vocstreams.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.StageMeters;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Whatever the ledger counts the meters say, too. */
class LedgerMetersTest {

    private static final String TOPIC = "t";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StageMeters stage = new StageMeters(registry, "s");
    private final KeyValueStore<Bytes, byte[]> store = store();

    @Test
    void shouldSayWhatBecameOfEachRecord() {
        stage.reads(TOPIC, List.of("TOO_LATE"));
        Ledger ledger = new Ledger("s", 0, store, stage.open(0));
        for (int offset = 0; offset < 6; offset++) {
            ledger.consumed(TOPIC, offset % 2, offset);
        }
        ledger.accepted(TOPIC, 0);
        ledger.accepted(TOPIC, 1);
        ledger.deadLetteredAfterAll(TOPIC, 1);
        ledger.duplicate(TOPIC, 0);
        ledger.rejected(TOPIC, 0, "TOO_LATE");
        ledger.deadLettered(TOPIC, 1);

        assertThat(outcomes("ACCEPTED", "NONE")).isEqualTo(2);
        assertThat(outcomes("DUPLICATE", "NONE")).isEqualTo(1);
        assertThat(outcomes("REJECTED", "TOO_LATE")).isEqualTo(1);
        assertThat(outcomes("DEAD_LETTERED", "NONE")).isEqualTo(2);
        assertThat(registry.get(StageMeterSpecs.LEDGER_CONSUMED.name()).gauge().value())
                .isEqualTo(6);
        assertThat(registry.get(StageMeterSpecs.LEDGER_DECIDED.name()).gauge().value())
                .isEqualTo(5);
        assertThat(registry.get(StageMeterSpecs.LEDGER_DIFFERENCE.name())
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void shouldGoOnWithWhatWasTalliedButCountOutcomesFromTheStart() {
        Ledger earlier = new Ledger("s", 0, store, StageMeters.unobserved("s").open(0));
        earlier.consumed(TOPIC, 3, 0);
        earlier.accepted(TOPIC, 3);
        earlier.write(entry -> {});
        stage.reads(TOPIC, List.of());

        Ledger later = new Ledger("s", 0, store, stage.open(0));
        later.consumed(TOPIC, 3, 1);

        assertThat(registry.get(StageMeterSpecs.LEDGER_CONSUMED.name()).gauge().value())
                .isEqualTo(2);
        assertThat(registry.get(StageMeterSpecs.LEDGER_DECIDED.name()).gauge().value())
                .isEqualTo(1);
        assertThat(outcomes("ACCEPTED", "NONE")).isZero();
    }

    private double outcomes(String outcome, String reason) {
        return registry.get("voc_stage_outcomes")
                .tags("topic", TOPIC, "outcome", outcome, "reason", reason)
                .counter()
                .count();
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Ledger.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), (StateStore) store);
        return store;
    }
}
