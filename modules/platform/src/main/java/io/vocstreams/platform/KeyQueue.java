package io.vocstreams.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keys that wait in a store and are worked off in their order. It knows where its first key lies: a read from the
 * beginning would walk over all that was removed there, which RocksDB keeps until it compacts.
 */
public final class KeyQueue {

    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    /** No key lies before it; null while nobody has looked. */
    private @Nullable Bytes front;

    public KeyQueue(KeyValueStore<Bytes, byte[]> store) {
        this(store, null);
    }

    /** @param front before which the store holds what is not of this queue; null for a store of its own */
    public KeyQueue(KeyValueStore<Bytes, byte[]> store, @Nullable Bytes front) {
        this.store = store;
        this.front = front;
    }

    public void add(Bytes key) {
        store.put(key, PRESENT);
        front = front != null && key.compareTo(front) < 0 ? key : front;
    }

    public void remove(Bytes key) {
        store.put(key, null);
    }

    /**
     * What the first keys say, up to the given end, but for those to be passed over. They stay until they are removed.
     */
    public <T> List<T> first(Bytes end, int most, Function<Bytes, T> read, Predicate<T> passedOver) {
        List<T> first = new ArrayList<>();
        if (front != null && front.compareTo(end) >= 0) {
            return first;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(front, end)) {
            front = entries.hasNext() ? entries.peekNextKey() : end;
            while (entries.hasNext() && first.size() < most) {
                T waiting = read.apply(entries.next().key);
                if (!passedOver.test(waiting)) {
                    first.add(waiting);
                }
            }
        }
        return first;
    }
}
