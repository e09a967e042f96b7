package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The touchpoints, or the answers, of the customers of this partition: one entry for each item. */
final class ItemStore<T extends CustomerEvent> {

    private static final String ITEMS = Part.TOUCHPOINT.form() + " or " + Part.FEEDBACK.form();
    /** The form that is written now, in which each way says when its version was received. */
    private static final int VERSION = CustomerEventCodec.WITH_TEXT;

    /** Of any item, whatever comes after. */
    private static final VersionedForm<Instant> TIME = new VersionedForm<Instant>(
                    ITEMS, VERSION, (time, writer) -> writer.writeInstant(time), BinaryReader::readInstant)
            .orBefore(BinaryReader::readInstant);

    private final CustomerEntries entries;
    private final Part part;
    private final CustomerEventCodec<T> codec;

    ItemStore(CustomerEntries entries, Part part, CustomerEventCodec<T> codec) {
        this.entries = entries;
        this.part = part;
        this.codec = codec;
    }

    void read(KeyReader key, byte[] value, Map<EventKey, HeldItem<T>> items) {
        EventKey event = eventKey(key);
        items.put(event, form(codec, event).fromStore(value));
    }

    void put(String customerId, EventKey key, HeldItem<T> item) {
        entries.put(
                key(customerId, key), item.isEmpty() ? null : form(codec, key).toBytes(item));
    }

    void delete(String customerId, EventKey key) {
        entries.put(key(customerId, key), null);
    }

    /** Without reading the whole item. */
    static Instant occurredAt(byte[] value) {
        return TIME.fromStore(value);
    }

    private KeyWriter key(String customerId, EventKey key) {
        return CustomerEntries.key(customerId, part).text(key.eventId()).text(key.origin());
    }

    static EventKey eventKey(KeyReader key) {
        String eventId = key.text();
        return new EventKey(key.text(), eventId);
    }

    static <T extends CustomerEvent> VersionedForm<HeldItem<T>> form(CustomerEventCodec<T> codec, EventKey key) {
        return new VersionedForm<HeldItem<T>>(
                        ITEMS,
                        VERSION,
                        (item, writer) -> write(item, writer, codec),
                        reader -> read(reader, codec, key, VERSION))
                .orBefore(reader -> read(reader, codec, key, VERSION - 1));
    }

    private static <T extends CustomerEvent> void write(
            HeldItem<T> item, BinaryWriter writer, CustomerEventCodec<T> codec) {
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

    private static <T extends CustomerEvent> HeldItem<T> read(
            BinaryReader reader, CustomerEventCodec<T> codec, EventKey key, int form) {
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
