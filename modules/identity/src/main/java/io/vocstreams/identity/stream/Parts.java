package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.identity.domain.CarriedInteraction;
import io.vocstreams.identity.domain.Destination;
import io.vocstreams.identity.domain.Destination.Customer;
import io.vocstreams.identity.domain.Destination.Next;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The binary form of what messages and stored values have in common. */
final class Parts {

    private static final int NOWHERE = 0;
    private static final int NEXT = 1;
    private static final int IDENTIFIED = 2;
    private static final int ANONYMOUS = 3;

    private Parts() {}

    static void write(BinaryWriter writer, Identifier identifier) {
        writer.writeString(identifier.text());
    }

    static Identifier readIdentifier(BinaryReader reader) {
        return identifier(reader.readString());
    }

    static Identifier identifier(String text) {
        return Identifier.parse(text)
                .orElseThrow(() -> new IllegalStateException("A kept identifier has no type of this build"));
    }

    static void write(BinaryWriter writer, Version version) {
        writer.writeLong(version.revision()).writeBoolean(version.isRetracted());
    }

    static Version readVersion(BinaryReader reader) {
        int revision = (int) reader.readLong();
        return new Version(revision, readOperation(reader));
    }

    static void write(BinaryWriter writer, Operation operation) {
        writer.writeBoolean(operation == Operation.RETRACT);
    }

    static Operation readOperation(BinaryReader reader) {
        return reader.readBoolean() ? Operation.RETRACT : Operation.UPSERT;
    }

    static void write(BinaryWriter writer, NodeMembership membership) {
        writer.writeCount(membership.pathBefore().size());
        membership.pathBefore().forEach(identifier -> write(writer, identifier));
        write(writer, membership.version());
        writer.writeBytes(bytes(membership.content()));
    }

    static NodeMembership readMembership(BinaryReader reader, InteractionCodec codec) {
        int size = reader.readSize();
        List<Identifier> path = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            path.add(readIdentifier(reader));
        }
        Version version = readVersion(reader);
        return new NodeMembership(List.copyOf(path), version, PackedContent.of(reader.readBytes(), codec));
    }

    static void write(BinaryWriter writer, @Nullable Destination destination) {
        if (destination instanceof Next next) {
            writer.writeByte(NEXT);
            write(writer, next.identifier());
        } else if (destination instanceof Customer customer) {
            writer.writeByte(customer.identified() ? IDENTIFIED : ANONYMOUS).writeString(customer.customerId());
        } else {
            writer.writeByte(NOWHERE);
        }
    }

    static @Nullable Destination readDestination(BinaryReader reader) {
        int form = reader.readByte();
        return switch (form) {
            case NOWHERE -> null;
            case NEXT -> new Next(readIdentifier(reader));
            case IDENTIFIED -> new Customer(reader.readString(), true);
            case ANONYMOUS -> new Customer(reader.readString(), false);
            default -> throw new IllegalStateException("Destination form " + form + " was written by another build");
        };
    }

    /** Everything that reaches a store or a message was made by this stage, and so is packed. */
    private static byte[] bytes(CarriedInteraction content) {
        return ((PackedContent) content).bytes();
    }
}
