package io.vocstreams.journey.stream;

import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is held of the customers of this partition, but for their profiles. All of one customer lies together, so that
 * one scan loads it: to begin a scan costs more than to read what is found.
 */
final class CustomerEntries {

    static final String NAME = "entries-by-customer";

    private final KeyValueStore<Bytes, byte[]> store;

    /** What an entry says. The numbers are stored. */
    enum Part {
        TOUCHPOINT(1),
        FEEDBACK(2),
        JOURNEY(3),
        VOICE(4),
        OPPORTUNITY(5),
        CASE(6),
        RISK(7),
        GUIDANCE(8),
        CONSENT(9);

        private final int number;

        Part(int number) {
            this.number = number;
        }

        /** The name of its stored form, in messages. */
        String form() {
            return NAME + "/" + name();
        }

        private static Part of(int number) {
            for (Part part : values()) {
                if (part.number == number) {
                    return part;
                }
            }
            throw new IllegalArgumentException("There is no part " + number + " of " + NAME);
        }
    }

    /**
     * A key that is read.
     *
     * @param rest what comes after the customer and the part
     */
    record EntryKey(String customerId, Part part, KeyReader rest) {

        static EntryKey of(Bytes key) {
            KeyReader reader = new KeyReader(key);
            return new EntryKey(reader.text(), Part.of(reader.small()), reader);
        }
    }

    @FunctionalInterface
    interface EntryReader {

        void take(EntryKey key, byte[] value);
    }

    CustomerEntries(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> store() {
        return store;
    }

    /** The beginning of the key of an entry. */
    static KeyWriter key(String customerId, Part part) {
        return new KeyWriter().text(customerId).small(part.number);
    }

    byte @Nullable [] get(KeyWriter key) {
        return store.get(key.toKey());
    }

    /** Null: it is no more. To delete would read it first. */
    void put(KeyWriter key, byte @Nullable [] value) {
        store.put(key.toKey(), value);
    }

    void read(String customerId, EntryReader reader) {
        KeyWriter customer = new KeyWriter().text(customerId);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(customer.toKey(), customer.toRangeEnd())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                reader.take(EntryKey.of(entry.key), entry.value);
            }
        }
    }

    /** The first customer, in the order of the store, of whom something is held; from this one on. */
    @Nullable
    String firstFrom(String customerId) {
        return first(new KeyWriter().text(customerId).toKey());
    }

    /** The first after this one. */
    @Nullable
    String firstAfter(String customerId) {
        return first(new KeyWriter().text(customerId).toRangeEnd());
    }

    private @Nullable String first(Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
            return entries.hasNext() ? EntryKey.of(entries.peekNextKey()).customerId() : null;
        }
    }

    long approximateCount() {
        return store.approximateNumEntries();
    }
}
