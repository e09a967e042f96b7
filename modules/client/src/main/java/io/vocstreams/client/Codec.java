package io.vocstreams.client;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import org.jspecify.annotations.Nullable;

/** Records as bytes on disk, which need no registry and which every later build reads. */
final class Codec {

    static final Rejection OF_ANOTHER_BUILD =
            new Rejection(RejectReason.UNDECODABLE, "it was spooled by a later build of the client");

    private final ThreadLocal<InteractionCodec> codec = ThreadLocal.withInitial(InteractionCodec::new);

    byte[] write(Incoming value) {
        return codec.get().toBytes(value);
    }

    /** Null if a later build wrote it. */
    @Nullable
    InputRecord read(byte[] bytes) {
        try {
            return InputRecord.of(codec.get().incomingFromBytes(bytes));
        } catch (IllegalStateException unknown) {
            return null;
        }
    }
}
