package io.vocstreams.platform.unit;

import io.vocstreams.platform.RecordLimits;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store as a unit of work sees it: with what the unit has written, which the store itself has not got yet. An entry
 * that its changelog could not take is refused.
 */
final class HeldBackStore implements KeyValueStore<Bytes, byte[]> {

    private final KeyValueStore<Bytes, byte[]> store;
    private final BooleanSupplier isAtWork;
    private final RecordLimits limits;

    /** A null value is a deletion. */
    private final NavigableMap<Bytes, byte @Nullable []> held = new TreeMap<>();

    HeldBackStore(KeyValueStore<Bytes, byte[]> store, BooleanSupplier isAtWork, RecordLimits limits) {
        this.store = store;
        this.isAtWork = isAtWork;
        this.limits = limits;
    }

    void write() {
        held.forEach(store::put);
        held.clear();
    }

    void drop() {
        held.clear();
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return held.containsKey(key) ? held.get(key) : store.get(key);
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        limits.requireWritable(name(), key.get(), value);
        if (isAtWork.getAsBoolean()) {
            held.put(key, value);
        } else {
            store.put(key, value);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] known = get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    /** Reads what was there. Who does not ask for it puts null, which costs half of it. */
    @Override
    public byte @Nullable [] delete(Bytes key) {
        byte[] known = get(key);
        put(key, null);
        return known;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        KeyValueIterator<Bytes, byte[]> stored = store.range(from, to);
        return held.isEmpty() ? stored : new Merged(stored, between(from, to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
        KeyValueIterator<Bytes, byte[]> stored = store.reverseRange(from, to);
        return held.isEmpty() ? stored : new Merged(stored, between(from, to).descendingMap());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return store.approximateNumEntries();
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        throw new UnsupportedOperationException("The task has opened " + name());
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("The task closes " + name());
    }

    @Override
    public boolean persistent() {
        return store.persistent();
    }

    @Override
    public boolean isOpen() {
        return store.isOpen();
    }

    private NavigableMap<Bytes, byte @Nullable []> between(@Nullable Bytes from, @Nullable Bytes to) {
        NavigableMap<Bytes, byte @Nullable []> behind = from == null ? held : held.tailMap(from, true);
        return to == null ? behind : behind.headMap(to, true);
    }
}
