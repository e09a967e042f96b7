package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKey;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Version;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The highest known version of each stated link that starts in this partition. */
final class LinkVersions {

    static final String NAME = "versions-by-link";

    static final VersionedForm<Known> FORM = new VersionedForm<>(NAME, 1, LinkVersions::write, LinkVersions::read);

    private final KeyValueStore<Bytes, byte[]> store;

    /** The highest version, and where and when it points, so that the next one can take its place. */
    record Known(Version version, Identifier to, Instant occurredAt) {

        /** The link that this version states, if it states one. */
        Optional<PlacedLink> link(LinkKey key) {
            return version.isRetracted()
                    ? Optional.empty()
                    : Optional.of(new PlacedLink(key.from(), new Link(to, occurredAt, LinkKind.STATED, key.linkId())));
        }
    }

    LinkVersions(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    Optional<Known> find(LinkKey link) {
        return Optional.ofNullable(store.get(key(link))).map(FORM::fromStore);
    }

    void put(LinkKey link, Known known) {
        store.put(key(link), FORM.toBytes(known));
    }

    private static void write(Known known, BinaryWriter writer) {
        Parts.write(writer, known.version());
        Parts.write(writer, known.to());
        writer.writeInstant(known.occurredAt());
    }

    private static Known read(BinaryReader reader) {
        Version version = Parts.readVersion(reader);
        Identifier to = Parts.readIdentifier(reader);
        return new Known(version, to, reader.readInstant());
    }

    static Identifier from(Bytes key) {
        return Parts.identifier(new KeyReader(key).text());
    }

    private static Bytes key(LinkKey link) {
        return new KeyWriter().text(link.from().text()).text(link.linkId()).toKey();
    }
}
