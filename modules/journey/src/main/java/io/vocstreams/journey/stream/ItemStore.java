package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.Happening;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The touchpoints, or the answers, of the customers of this partition: one entry for each item. */
final class ItemStore<T extends Happening> {

    static final String TOUCHPOINTS = "touchpoints-by-customer";
    static final String FEEDBACK = "feedback-by-customer";

    private static final String ITEMS = TOUCHPOINTS + " or " + FEEDBACK;
    /** The form that is written now, in which each way says when its version was received. */
    private static final int VERSION = HappeningCodec.WITH_TEXT;

    /** Of any item, whatever comes after. */
    private static final VersionedForm<Instant> TIME = new VersionedForm<Instant>(
                    ITEMS, VERSION, (time, writer) -> writer.writeInstant(time), BinaryReader::readInstant)
            .orBefore(BinaryReader::readInstant);

    private final KeyValueStore<Bytes, byte[]> store;
    private final HappeningCodec<T> codec;

    ItemStore(KeyValueStore<Bytes, byte[]> store, HappeningCodec<T> codec) {
        this.store = store;
        this.codec = codec;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    Map<EventKey, HeldItem<T>> of(String customerId) {
        Map<EventKey, HeldItem<T>> items = new HashMap<>();
        KeyWriter prefix = new KeyWriter().text(customerId);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.toKey(), prefix.toRangeEnd())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                EventKey key = eventKey(entry.key);
                items.put(key, form(codec, key).fromStore(entry.value));
            }
        }
        return items;
    }

    @Nullable
    Bytes firstKeyFrom(Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
            return entries.hasNext() ? entries.peekNextKey() : null;
        }
    }

    void put(String customerId, EventKey key, HeldItem<T> item) {
        if (item.isEmpty()) {
            store.delete(key(customerId, key));
        } else {
            store.put(key(customerId, key), form(codec, key).toBytes(item));
        }
    }

    void delete(String customerId, EventKey key) {
        store.delete(key(customerId, key));
    }

    static String customerId(Bytes key) {
        return new KeyReader(key).text();
    }

    /** Without reading the whole item. */
    static Instant occurredAt(byte[] value) {
        return TIME.fromStore(value);
    }

    private static Bytes key(String customerId, EventKey key) {
        return new KeyWriter()
                .text(customerId)
                .text(key.eventId())
                .text(key.origin())
                .toKey();
    }

    private static EventKey eventKey(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.text();
        String eventId = reader.text();
        return new EventKey(reader.text(), eventId);
    }

    static <T extends Happening> VersionedForm<HeldItem<T>> form(HappeningCodec<T> codec, EventKey key) {
        return new VersionedForm<HeldItem<T>>(
                        ITEMS,
                        VERSION,
                        (item, writer) -> write(item, writer, codec),
                        reader -> read(reader, codec, key, VERSION))
                .orBefore(reader -> read(reader, codec, key, VERSION - 1));
    }

    private static <T extends Happening> void write(HeldItem<T> item, BinaryWriter writer, HappeningCodec<T> codec) {
        List<Membership<T>> memberships = item.memberships();
        writer.writeInstant(memberships.get(0).content().occurredAt()).writeCount(memberships.size());
        for (Membership<T> membership : memberships) {
            writer.writeString(membership.element())
                    .writeLong(membership.revision())
                    .writeBoolean(membership.identified())
                    .writeNullableInstant(membership.receivedAt());
            codec.write(writer, membership.content());
        }
    }

    private static <T extends Happening> HeldItem<T> read(
            BinaryReader reader, HappeningCodec<T> codec, EventKey key, int form) {
        reader.readInstant();
        int size = reader.readSize();
        List<Membership<T>> memberships = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            memberships.add(new Membership<>(
                    reader.readString(),
                    (int) reader.readLong(),
                    reader.readBoolean(),
                    form < VERSION ? null : reader.readNullableInstant(),
                    codec.read(reader, key, form)));
        }
        return new HeldItem<>(List.copyOf(memberships));
    }
}
