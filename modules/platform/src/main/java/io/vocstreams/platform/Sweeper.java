package io.vocstreams.platform;

import java.util.function.BiPredicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Walks over a store a little at a time and drops what has expired, so that no event pays for an index of deadlines. */
public final class Sweeper {

    private final KeyValueStore<Bytes, byte[]> store;
    private final int entriesPerStep;
    private @Nullable Bytes next;
    private long finishedAt = Long.MIN_VALUE;
    private long passAt = Long.MIN_VALUE;

    public Sweeper(KeyValueStore<Bytes, byte[]> store, int entriesPerStep) {
        this.store = store;
        this.entriesPerStep = entriesPerStep;
    }

    /** Does nothing once a whole pass was made at this watermark: what it left stays until the watermark moves. */
    public void step(long watermark, BiPredicate<Bytes, byte[]> expired) {
        if (next == null) {
            if (watermark == finishedAt) {
                return;
            }
            passAt = watermark;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(next, null)) {
            for (int i = 0; i < entriesPerStep && entries.hasNext(); i++) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (expired.test(entry.key, entry.value)) {
                    store.delete(entry.key);
                }
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
        if (next == null) {
            finishedAt = passAt;
        }
    }
}
