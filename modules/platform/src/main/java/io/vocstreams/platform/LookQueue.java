package io.vocstreams.platform;

import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** When the clock is to look at what: each id waits for one time at most. */
public final class LookQueue {

    private final KeyQueue queue;

    public LookQueue(KeyValueStore<Bytes, byte[]> store) {
        this.queue = new KeyQueue(store);
    }

    /** An id waits for another time than before; null for none. */
    public void move(String id, @Nullable Instant before, @Nullable Instant now) {
        if (before != null && !before.equals(now)) {
            queue.remove(key(before, id));
        }
        if (now != null && !now.equals(before)) {
            queue.add(key(now, id));
        }
    }

    /** The first of those whose time is strictly before the end, but for those to be passed over. */
    public List<String> before(Instant end, int most, Predicate<String> passedOver) {
        return queue.first(new KeyWriter().time(end).toKey(), most, LookQueue::id, passedOver);
    }

    private static String id(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.time();
        return reader.text();
    }

    private static Bytes key(Instant at, String id) {
        return new KeyWriter().time(at).text(id).toKey();
    }
}
