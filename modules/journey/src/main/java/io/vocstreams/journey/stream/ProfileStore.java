package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.ProfileVersion;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The versions of each customer's profile, kept for ever. */
final class ProfileStore {

    static final String NAME = "profiles-by-customer";

    private static final int FORM = 1;

    private final KeyValueStore<Bytes, byte[]> store;

    ProfileStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    NavigableMap<Instant, ProfileVersion> of(String customerId) {
        NavigableMap<Instant, ProfileVersion> versions = new TreeMap<>();
        KeyWriter prefix = new KeyWriter().text(customerId);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.toKey(), prefix.toRangeEnd())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                KeyReader key = new KeyReader(entry.key);
                key.text();
                Instant effectiveAt = key.time();
                BinaryReader value = new BinaryReader(entry.value).expectVersion(FORM);
                versions.put(effectiveAt, new ProfileVersion(effectiveAt, value.readNullableString()));
            }
        }
        return versions;
    }

    void put(String customerId, ProfileVersion version) {
        store.put(
                key(customerId, version.effectiveAt()),
                new BinaryWriter()
                        .writeByte(FORM)
                        .writeNullableString(version.segment())
                        .toBytes());
    }

    void delete(String customerId, Instant effectiveAt) {
        store.delete(key(customerId, effectiveAt));
    }

    private static Bytes key(String customerId, Instant effectiveAt) {
        return new KeyWriter().text(customerId).time(effectiveAt).toKey();
    }
}
