package io.vocstreams.platform;

import io.vocstreams.platform.run.DeadLetter;
import io.vocstreams.platform.run.Recoverable;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.util.function.BiPredicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks over a store a little at a time and drops what has expired, so that no event pays for an index of deadlines.
 */
public final class Sweeper {

    /**
     * How often each entry is looked at while it is kept. A stage whose input has just arrived would otherwise do
     * little else: time always moves, and seldom makes anything expire.
     */
    public static final int LOOKS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final int entriesPerStep;
    private final long passesApart;
    private @Nullable Bytes next;
    private long passAt = Watermark.NONE;

    /** @param kept how long what is in the store is kept; it may then stay a sixteenth of that longer */
    public Sweeper(KeyValueStore<Bytes, byte[]> store, int entriesPerStep, Duration kept) {
        this.store = store;
        this.entriesPerStep = entriesPerStep;
        this.passesApart = kept.dividedBy(LOOKS).toMillis();
    }

    /** Does nothing once a whole pass was made, until the watermark has moved far enough for another one. */
    public void step(long watermark, BiPredicate<Bytes, byte[]> expired) {
        if (next == null) {
            if (passAt != Watermark.NONE && watermark - passAt <= passesApart) {
                return;
            }
            passAt = watermark;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(next, null)) {
            for (int i = 0; i < entriesPerStep && entries.hasNext(); i++) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (isExpired(entry, expired)) {
                    store.put(entry.key, null);
                }
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }

    /** What cannot be read is kept: its own key alone shall suffer from it. */
    private boolean isExpired(KeyValue<Bytes, byte[]> entry, BiPredicate<Bytes, byte[]> expired) {
        try {
            return expired.test(entry.key, entry.value);
        } catch (RuntimeException unreadable) {
            if (Recoverable.is(unreadable)) {
                throw unreadable;
            }
            LOG.warn("An entry of {} cannot be read: {}", store.name(), DeadLetter.message(unreadable));
            return false;
        }
    }
}
