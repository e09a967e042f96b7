package io.vocstreams.platform.unit;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** What a store holds, with what is held back of it in its place: in the order of the keys, or against it. */
final class Merged implements KeyValueIterator<Bytes, byte[]> {

    private final KeyValueIterator<Bytes, byte[]> stored;
    private final Comparator<? super Bytes> order;
    private final Iterator<Map.Entry<Bytes, byte @Nullable []>> held;
    private Map.@Nullable Entry<Bytes, byte @Nullable []> nextHeld;
    private @Nullable KeyValue<Bytes, byte[]> next;

    /** Both in one order. */
    Merged(KeyValueIterator<Bytes, byte[]> stored, NavigableMap<Bytes, byte @Nullable []> held) {
        this.stored = stored;
        this.order = Objects.requireNonNullElse(held.comparator(), Comparator.<Bytes>naturalOrder());
        this.held = held.entrySet().iterator();
        this.nextHeld = nextHeld();
        this.next = findNext();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> found = next;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = findNext();
        return found;
    }

    @Override
    public Bytes peekNextKey() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next.key;
    }

    @Override
    public void close() {
        stored.close();
    }

    private @Nullable KeyValue<Bytes, byte[]> findNext() {
        while (true) {
            Map.Entry<Bytes, byte @Nullable []> own = nextHeld;
            if (own == null || (stored.hasNext() && order.compare(stored.peekNextKey(), own.getKey()) < 0)) {
                return stored.hasNext() ? stored.next() : null;
            }
            if (stored.hasNext() && stored.peekNextKey().equals(own.getKey())) {
                stored.next();
            }
            nextHeld = nextHeld();
            byte[] value = own.getValue();
            if (value != null) {
                return KeyValue.pair(own.getKey(), value);
            }
        }
    }

    private Map.@Nullable Entry<Bytes, byte @Nullable []> nextHeld() {
        return held.hasNext() ? held.next() : null;
    }
}
