package io.vocstreams.contracts.internal;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ActionsMessage.CaseClaimed;
import io.vocstreams.contracts.internal.ActionsMessage.CaseWithdrawn;
import io.vocstreams.contracts.internal.ActionsMessage.Planned;
import io.vocstreams.contracts.internal.ActionsMessage.WatermarkReport;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Watermark;
import java.util.function.Function;

/** The values of {@code voc.actions.claims.v1}. */
public final class ActionsMessageCodec {

    private static final VersionedForm<ActionsMessage> FORM = new VersionedForm<>(
                    Topics.ACTIONS_CLAIMS, 2, ActionsMessageCodec::write, reader -> read(reader, CaseClaimForm::read))
            .orBefore(reader -> read(reader, CaseClaimForm::readBefore));

    private static final int CLAIMED = 1;
    private static final int WITHDRAWN = 2;
    private static final int WATERMARK = 3;
    private static final int PLANNED = 4;

    private ActionsMessageCodec() {}

    public static byte[] toBytes(ActionsMessage message) {
        return FORM.toBytes(message);
    }

    public static ActionsMessage fromBytes(byte[] bytes) {
        return FORM.fromBytes(bytes);
    }

    private static void write(ActionsMessage message, BinaryWriter writer) {
        if (message instanceof CaseClaimed claimed) {
            writer.writeByte(CLAIMED).writeString(claimed.caseId());
            CaseClaimForm.write(claimed.claim(), writer);
        } else if (message instanceof CaseWithdrawn withdrawn) {
            writer.writeByte(WITHDRAWN)
                    .writeString(withdrawn.caseId())
                    .writeString(withdrawn.customerId())
                    .writeLong(withdrawn.revision());
        } else if (message instanceof WatermarkReport report) {
            writer.writeByte(WATERMARK);
            report.watermark().write(writer);
        } else if (message instanceof Planned planned) {
            PlanForm.write(planned.plan(), writer.writeByte(PLANNED));
        }
    }

    private static ActionsMessage read(BinaryReader reader, Function<BinaryReader, CaseClaim> claims) {
        int kind = reader.readByte();
        return switch (kind) {
            case CLAIMED -> new CaseClaimed(reader.readString(), claims.apply(reader));
            case WITHDRAWN -> new CaseWithdrawn(reader.readString(), reader.readString(), (int) reader.readLong());
            case WATERMARK -> new WatermarkReport(Watermark.read(reader));
            case PLANNED -> new Planned(PlanForm.read(reader));
            default -> throw new IllegalStateException("Message kind " + kind + " was written by another build");
        };
    }
}
