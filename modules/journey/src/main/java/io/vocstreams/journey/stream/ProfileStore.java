package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
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
                versions.put(effectiveAt, form(effectiveAt).fromStore(entry.value));
            }
        }
        return versions;
    }

    void put(String customerId, ProfileVersion version) {
        store.put(
                key(customerId, version.effectiveAt()),
                form(version.effectiveAt()).toBytes(version));
    }

    void delete(String customerId, Instant effectiveAt) {
        store.put(key(customerId, effectiveAt), null);
    }

    static VersionedForm<ProfileVersion> form(Instant effectiveAt) {
        return new VersionedForm<ProfileVersion>(
                        NAME,
                        2,
                        (version, writer) ->
                                writer.writeNullableString(version.segment()).writeNullableString(version.persona()),
                        reader -> new ProfileVersion(
                                effectiveAt, reader.readNullableString(), reader.readNullableString()))
                .orBefore(reader -> new ProfileVersion(effectiveAt, reader.readNullableString(), null));
    }

    private static Bytes key(String customerId, Instant effectiveAt) {
        return new KeyWriter().text(customerId).time(effectiveAt).toKey();
    }
}
