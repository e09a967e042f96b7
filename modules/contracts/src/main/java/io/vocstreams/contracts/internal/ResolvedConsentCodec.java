package io.vocstreams.contracts.internal;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayList;
import java.util.List;

/** The values of {@code voc.identity.consents.v1}. To be used by one thread. */
public final class ResolvedConsentCodec {

    private final InteractionCodec codec;
    private final VersionedForm<ResolvedInteraction> form;

    public ResolvedConsentCodec(InteractionCodec codec) {
        this.codec = codec;
        this.form = new VersionedForm<>(Topics.IDENTITY_CONSENTS, 1, this::write, this::read);
    }

    public byte[] toBytes(ResolvedInteraction resolved) {
        return form.toBytes(resolved);
    }

    public ResolvedInteraction fromBytes(byte[] bytes) {
        return form.fromBytes(bytes);
    }

    private void write(ResolvedInteraction resolved, BinaryWriter writer) {
        writer.writeBoolean(resolved.operation() == Operation.UPSERT)
                .writeString(resolved.customerId())
                .writeBoolean(resolved.identified())
                .writeCount(resolved.path().size());
        resolved.path().forEach(one -> writer.writeString(one.type().name()).writeString(one.value()));
        writer.writeBytes(codec.toBytes(resolved.interaction()));
    }

    private ResolvedInteraction read(BinaryReader reader) {
        Operation operation = reader.readBoolean() ? Operation.UPSERT : Operation.RETRACT;
        String customerId = reader.readString();
        boolean identified = reader.readBoolean();
        int size = reader.readSize();
        List<Identifier> path = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            path.add(new Identifier(IdentifierType.valueOf(reader.readString()), reader.readString()));
        }
        return new ResolvedInteraction(
                operation, customerId, identified, List.copyOf(path), codec.fromBytes(reader.readBytes()));
    }
}
