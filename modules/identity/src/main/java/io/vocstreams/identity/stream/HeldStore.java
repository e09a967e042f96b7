package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.identity.domain.Destination;
import io.vocstreams.identity.domain.HeldInteraction;
import io.vocstreams.identity.domain.InteractionKey;
import io.vocstreams.identity.domain.LinkReach;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.model.Identifier;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The interactions that came to the places of this partition. */
final class HeldStore {

    static final String NAME = "interactions-by-identifier";

    private final KeyValueStore<Bytes, byte[]> store;
    private final VersionedForm<HeldInteraction> form;

    /** Where an interaction is held; of one place in the order of time. */
    record HeldKey(Identifier place, Instant occurredAt, InteractionKey event) {}

    HeldStore(KeyValueStore<Bytes, byte[]> store, InteractionCodec codec) {
        this.store = store;
        this.form = form(codec);
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    HeldInteraction get(HeldKey key) {
        byte[] stored = store.get(write(key));
        return stored == null ? HeldInteraction.NOTHING : form.fromStore(stored);
    }

    void put(HeldKey key, HeldInteraction held) {
        if (held.isEmpty()) {
            store.put(write(key), null);
        } else {
            store.put(write(key), form.toBytes(held));
        }
    }

    /** From the first to the last of those held at a place for these times; none if there are none. */
    Optional<LinkReach> heldWithin(Identifier place, LinkReach reach) {
        Bytes start = startOf(place, reach);
        Bytes end = endOf(place, reach);
        if (start.compareTo(end) > 0) {
            return Optional.empty();
        }
        try (KeyValueIterator<Bytes, byte[]> first = store.range(start, end)) {
            if (!first.hasNext()) {
                return Optional.empty();
            }
            try (KeyValueIterator<Bytes, byte[]> last = store.reverseRange(start, end)) {
                return Optional.of(new LinkReach(occurredAt(first.next().key), occurredAt(last.next().key)));
            }
        }
    }

    static Bytes startOf(Identifier place, LinkReach reach) {
        return new KeyWriter().text(place.text()).time(reach.from()).toKey();
    }

    static Bytes endOf(Identifier place, LinkReach reach) {
        KeyWriter end = new KeyWriter().text(place.text());
        return (reach.to().equals(Instant.MAX) ? end : end.time(reach.to())).toRangeEnd();
    }

    Walk walk(Bytes start, Bytes end) {
        return new Walk(start, end);
    }

    /** A way through what is held, to be gone in slices. */
    final class Walk {

        private final Bytes end;
        private @Nullable Bytes next;

        private Walk(Bytes start, Bytes end) {
            this.next = start;
            this.end = end;
        }

        /** Where to go on; null at the end. */
        @Nullable
        Bytes next() {
            return next;
        }

        /** Hands over the next ones, which may be changed meanwhile. */
        void forEach(int most, BiConsumer<HeldKey, HeldInteraction> action) {
            @Nullable Bytes start = next;
            if (start == null || start.compareTo(end) > 0) {
                next = null;
                return;
            }
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(start, end)) {
                for (int i = 0; i < most && entries.hasNext(); i++) {
                    KeyValue<Bytes, byte[]> entry = entries.next();
                    next = entries.hasNext() ? entries.peekNextKey() : null;
                    action.accept(readKey(entry.key), form.fromStore(entry.value));
                }
                next = entries.hasNext() ? entries.peekNextKey() : null;
            }
        }
    }

    static Instant occurredAt(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.text();
        return reader.time();
    }

    private static Bytes write(HeldKey key) {
        return new KeyWriter()
                .text(key.place().text())
                .time(key.occurredAt())
                .text(key.event().origin().text())
                .text(key.event().eventId())
                .toKey();
    }

    private static HeldKey readKey(Bytes key) {
        KeyReader reader = new KeyReader(key);
        Identifier place = Parts.identifier(reader.text());
        Instant occurredAt = reader.time();
        Identifier origin = Parts.identifier(reader.text());
        return new HeldKey(place, occurredAt, new InteractionKey(origin, reader.text()));
    }

    static VersionedForm<HeldInteraction> form(InteractionCodec codec) {
        return new VersionedForm<>(NAME, 1, HeldStore::write, reader -> read(reader, codec));
    }

    private static void write(HeldInteraction held, BinaryWriter writer) {
        Parts.write(writer, held.sentTo());
        writer.writeCount(held.memberships().size());
        held.memberships().forEach(membership -> Parts.write(writer, membership));
    }

    private static HeldInteraction read(BinaryReader reader, InteractionCodec codec) {
        @Nullable Destination sentTo = Parts.readDestination(reader);
        int size = reader.readSize();
        List<NodeMembership> memberships = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            memberships.add(Parts.readMembership(reader, codec));
        }
        return new HeldInteraction(List.copyOf(memberships), sentTo);
    }
}
