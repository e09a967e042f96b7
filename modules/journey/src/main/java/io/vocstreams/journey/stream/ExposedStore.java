package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Of each customer who has seen a variant of anything: which experiments were planned when what follows from it was
 * derived last. So a change of plans knows whom it concerns, and what readers know of him.
 */
final class ExposedStore {

    static final String NAME = "experiments-by-customer";

    static final VersionedForm<Experiments> FORM =
            new VersionedForm<>(NAME, 1, ExposedStore::write, ExposedStore::read);

    private final KeyValueStore<Bytes, byte[]> store;

    ExposedStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Null of one who has seen nothing. */
    @Nullable
    Experiments of(String customerId) {
        byte[] stored = store.get(key(customerId));
        return stored == null ? null : FORM.fromStore(stored);
    }

    void put(String customerId, Experiments planned) {
        store.put(key(customerId), FORM.toBytes(planned));
    }

    void delete(String customerId) {
        store.put(key(customerId), null);
    }

    /** Some customers after that one, in the order of the store; blank: from the first. */
    List<KeyValue<String, Experiments>> after(String customerId, int most) {
        List<KeyValue<String, Experiments>> some = new ArrayList<>();
        Bytes from =
                customerId.isEmpty() ? null : new KeyWriter().text(customerId).toRangeEnd();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
            while (entries.hasNext() && some.size() < most) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                String found = new KeyReader(entry.key).text();
                if (!found.equals(customerId)) {
                    some.add(KeyValue.pair(found, FORM.fromStore(entry.value)));
                }
            }
        }
        return some;
    }

    private static Bytes key(String customerId) {
        return new KeyWriter().text(customerId).toKey();
    }

    private static void write(Experiments planned, BinaryWriter writer) {
        writer.writeLong(planned.reach().toMillis())
                .writeCount(planned.startOf().size());
        planned.startOf()
                .forEach((experiment, start) -> writer.writeString(experiment).writeInstant(start));
    }

    private static Experiments read(BinaryReader reader) {
        Duration reach = Duration.ofMillis(reader.readLong());
        int size = reader.readSize();
        Map<String, Instant> startOf = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            startOf.put(reader.readString(), reader.readInstant());
        }
        return new Experiments(reach, startOf);
    }
}
