package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.InteractionKey;
import io.vocstreams.model.Version;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The highest known version of each event that starts in this partition. */
final class EventVersions {

    static final String NAME = "versions-by-event";

    static final VersionedForm<Known> FORM = new VersionedForm<>(NAME, 1, EventVersions::write, EventVersions::read);

    private final KeyValueStore<Bytes, byte[]> store;

    /** The highest version, and the time it gave for the event. */
    record Known(Version version, Instant occurredAt) {}

    EventVersions(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    Optional<Known> find(InteractionKey event) {
        return Optional.ofNullable(store.get(key(event))).map(FORM::fromStore);
    }

    void put(InteractionKey event, Known known) {
        store.put(key(event), FORM.toBytes(known));
    }

    private static void write(Known known, BinaryWriter writer) {
        Parts.write(writer, known.version());
        writer.writeInstant(known.occurredAt());
    }

    private static Known read(BinaryReader reader) {
        Version version = Parts.readVersion(reader);
        return new Known(version, reader.readInstant());
    }

    private static Bytes key(InteractionKey event) {
        return new KeyWriter().text(event.origin().text()).text(event.eventId()).toKey();
    }
}
