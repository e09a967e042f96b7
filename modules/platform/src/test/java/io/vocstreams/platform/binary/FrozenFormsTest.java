package io.vocstreams.platform.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.MapStore;
import io.vocstreams.platform.time.ReportedWatermarks;
import io.vocstreams.platform.time.Sequence;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.UpstreamTimes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Bytes that a build before has stored in what every stage keeps. */
class FrozenFormsTest {

    private static final Bytes SOURCE = Bytes.wrap(hex("017401"));
    private static final byte[] COUNTS = hex("02017401050402010001" + "08544f4f5f4c415445" + "01");

    @Test
    void shouldGoOnCountingWhereTheLedgerEnded() {
        KeyValueStore<Bytes, byte[]> store = MapStore.create(Ledger.STORE);
        store.put(SOURCE, COUNTS);

        Ledger ledger = new Ledger("journey", 3, store);
        ledger.consumed("t", 1, 5);
        ledger.accepted("t", 1);

        List<LedgerEntry> written = new ArrayList<>();
        ledger.write(written::add);
        assertThat(written)
                .containsExactly(new LedgerEntry("journey", 3, "t", 1, 6, 5, 3, 1, 0, Map.of("TOO_LATE", 1L)));
        assertThat(store.get(SOURCE)).isEqualTo(hex("02017401060503010001" + "08544f4f5f4c415445" + "01"));
    }

    @Test
    void shouldRefuseTheLedgerOfAnotherBuildAtOnce() {
        KeyValueStore<Bytes, byte[]> store = MapStore.create(Ledger.STORE);
        store.put(SOURCE, hex("09"));

        assertThatThrownBy(() -> new Ledger("journey", 3, store))
                .isInstanceOf(OtherBuildException.class)
                .hasMessageContaining("entries-by-source has a value of form 9")
                .hasMessageContaining("docs/upgrades.md");
    }

    @Test
    void shouldGoOnWaitingForWhatAWatermarkComesAfter() {
        KeyValueStore<Bytes, byte[]> store = MapStore.create(UpstreamTimes.STORE);
        store.put(Bytes.wrap(hex("00")), hex("0100000301d00f"));
        TimeState state = new TimeState(MapStore.create(TimeState.STORE));
        UpstreamTimes times = new UpstreamTimes(new ReportedWatermarks("upstream", 1, state), state, store);

        assertThat(times.areAllIdle()).isFalse();
        times.saw(new Sequence(0, 3));

        assertThat(times.watermark()).isEqualTo(1_000);
        assertThat(store.get(Bytes.wrap(hex("00")))).isNull();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
