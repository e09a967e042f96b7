package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.identity.stream.NodeMessage.EventArrival;
import io.vocstreams.identity.stream.NodeMessage.ForwardedInteraction;
import io.vocstreams.identity.stream.NodeMessage.LinkArrival;
import io.vocstreams.identity.stream.NodeMessage.LinkChange;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The binary form of the messages on the loop topic. */
final class NodeMessageCodec {

    private static final int EVENT_ARRIVAL = 1;
    private static final int LINK_ARRIVAL = 2;
    private static final int LINK_CHANGE = 3;
    private static final int VISIT = 4;

    private final InteractionCodec codec;

    NodeMessageCodec(InteractionCodec codec) {
        this.codec = codec;
    }

    /** Without the place, which is the record's key. */
    byte[] write(NodeMessage message) {
        return form(message.place()).toBytes(message);
    }

    NodeMessage read(Identifier place, byte[] bytes) {
        return form(place).fromBytes(bytes);
    }

    private VersionedForm<NodeMessage> form(Identifier place) {
        return new VersionedForm<>(Topics.IDENTITY_HOPS, 1, NodeMessageCodec::write, reader -> read(place, reader));
    }

    private static void write(NodeMessage message, BinaryWriter writer) {
        if (message instanceof EventArrival arrival) {
            writer.writeByte(EVENT_ARRIVAL);
            write(writer, arrival.source());
            writer.writeBytes(arrival.content().bytes());
        } else if (message instanceof LinkArrival arrival) {
            writer.writeByte(LINK_ARRIVAL);
            write(writer, arrival.source());
            write(writer, arrival.link());
        } else if (message instanceof LinkChange change) {
            write(writer.writeByte(LINK_CHANGE), change);
        } else if (message instanceof ForwardedInteraction visit) {
            write(writer.writeByte(VISIT), visit);
        }
    }

    private NodeMessage read(Identifier place, BinaryReader reader) {
        int kind = reader.readByte();
        return switch (kind) {
            case EVENT_ARRIVAL -> {
                SourceRecord source = readSource(reader);
                yield new EventArrival(place, source, PackedContent.of(reader.readBytes(), codec));
            }
            case LINK_ARRIVAL -> {
                SourceRecord source = readSource(reader);
                yield new LinkArrival(place, source, readLink(reader));
            }
            case LINK_CHANGE -> readChange(place, reader);
            case VISIT -> readForwarded(place, reader);
            default -> throw new IllegalStateException("Message kind " + kind + " was written by another build");
        };
    }

    private static void write(BinaryWriter writer, LinkChange change) {
        Link link = change.placed().link();
        Parts.write(writer, link.to());
        writer.writeInstant(link.at())
                .writeBoolean(link.kind() == LinkKind.ASSERTED)
                .writeString(link.id())
                .writeBoolean(change.added());
    }

    private static LinkChange readChange(Identifier place, BinaryReader reader) {
        Identifier to = Parts.readIdentifier(reader);
        Instant at = reader.readInstant();
        LinkKind kind = reader.readBoolean() ? LinkKind.ASSERTED : LinkKind.STATED;
        Link link = new Link(to, at, kind, reader.readString());
        return new LinkChange(new PlacedLink(place, link), reader.readBoolean());
    }

    private static void write(BinaryWriter writer, ForwardedInteraction visit) {
        Parts.write(writer, visit.operation());
        writer.writeString(visit.eventId()).writeInstant(visit.occurredAt()).writeBoolean(visit.moved());
        Parts.write(writer, visit.membership());
    }

    private ForwardedInteraction readForwarded(Identifier place, BinaryReader reader) {
        Operation operation = Parts.readOperation(reader);
        String eventId = reader.readString();
        Instant occurredAt = reader.readInstant();
        boolean moved = reader.readBoolean();
        NodeMembership membership = Parts.readMembership(reader, codec);
        return new ForwardedInteraction(operation, place, eventId, occurredAt, membership, moved);
    }

    private static void write(BinaryWriter writer, IdentityLink link) {
        writer.writeString(link.linkId());
        Parts.write(writer, link.version());
        Parts.write(writer, link.from());
        Parts.write(writer, link.to());
        writer.writeInstant(link.occurredAt()).writeString(link.source());
    }

    private static IdentityLink readLink(BinaryReader reader) {
        String linkId = reader.readString();
        Version version = Parts.readVersion(reader);
        Identifier from = Parts.readIdentifier(reader);
        Identifier to = Parts.readIdentifier(reader);
        Instant occurredAt = reader.readInstant();
        return new IdentityLink(
                linkId, version.revision(), version.operation(), from, to, occurredAt, reader.readString());
    }

    private static void write(BinaryWriter writer, SourceRecord source) {
        writer.writeString(source.topic())
                .writeCount(source.partition())
                .writeCount(source.offset())
                .writeLong(source.timestamp())
                .writeNullableBytes(source.key())
                .writeNullableBytes(source.value())
                .writeCount(source.headers().size());
        source.headers().forEach(header -> writer.writeString(header.key()).writeNullableBytes(header.value()));
    }

    private static SourceRecord readSource(BinaryReader reader) {
        String topic = reader.readString();
        int partition = (int) reader.readCount();
        long offset = reader.readCount();
        long timestamp = reader.readLong();
        byte[] key = reader.readNullableBytes();
        byte[] value = reader.readNullableBytes();
        int size = reader.readSize();
        List<RawHeader> headers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String name = reader.readString();
            headers.add(new RawHeader(name, reader.readNullableBytes()));
        }
        return new SourceRecord(topic, partition, offset, timestamp, key, value, headers);
    }
}
