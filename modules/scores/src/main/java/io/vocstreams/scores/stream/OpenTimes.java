package io.vocstreams.scores.stream;

import io.vocstreams.model.score.RateSeries;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** How long after its window what opened may still be decided, of each measure as JOURNEY last said it. */
final class OpenTimes {

    static final String STORE = "measures-by-name";

    private static final VersionedForm<Duration> FORM = new VersionedForm<>(
            STORE,
            1,
            (open, writer) -> writer.writeCount(open.toMillis()),
            reader -> Duration.ofMillis(reader.readCount()));

    private final KeyValueStore<Bytes, byte[]> store;

    OpenTimes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void put(RateSeries series, Duration open) {
        byte[] stored = store.get(key(series));
        if (stored == null || !FORM.fromStore(stored).equals(open)) {
            store.put(key(series), FORM.toBytes(open));
        }
    }

    Duration of(RateSeries series) {
        byte[] stored = store.get(key(series));
        return stored == null ? Duration.ZERO : FORM.fromStore(stored);
    }

    private static Bytes key(RateSeries series) {
        return new KeyWriter().text(series.measure()).number(series.version()).toKey();
    }
}
