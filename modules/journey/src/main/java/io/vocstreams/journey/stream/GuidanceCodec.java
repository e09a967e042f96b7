package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice.Subject;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import org.jspecify.annotations.Nullable;

/** What is claimed of guidance, in messages and stores. */
final class GuidanceCodec {

    /** As claims hold it. */
    static final Claims.Form<GuidanceRow.Content> FORM =
            new Claims.Form<>(GuidanceRow.Content::customerId, GuidanceCodec::write, GuidanceCodec::read);

    private GuidanceCodec() {}

    static void write(BinaryWriter writer, GuidanceRow.Content content) {
        writer.writeString(content.guidanceId())
                .writeString(content.customerId())
                .writeNullableString(content.journeyId())
                .writeString(content.ruleId())
                .writeCount(content.ruleVersion())
                .writeString(content.operationId())
                .writeString(content.subject().key())
                .writeString(content.subject().value())
                .writeString(content.kind())
                .writeString(content.evidence())
                .writeByte(EnumNumbers.GUIDANCE_CLASSES.number(content.guidanceClass()))
                .writeByte(EnumNumbers.CHANNELS.number(content.channel()))
                .writeByte(EnumNumbers.DECISIONS.number(content.decision()));
        GuidanceReason reason = content.reason();
        writer.writeBoolean(reason != null);
        if (reason != null) {
            writer.writeByte(EnumNumbers.GUIDANCE_REASONS.number(reason));
        }
        writer.writeString(content.template())
                .writeStrings(content.parameters())
                .writeNullableString(content.previous())
                .writeInstant(content.decidedAt())
                .writeLong(content.latencyMillis());
    }

    static GuidanceRow.Content read(BinaryReader reader) {
        return new GuidanceRow.Content(
                reader.readString(),
                reader.readString(),
                reader.readNullableString(),
                reader.readString(),
                (int) reader.readCount(),
                reader.readString(),
                new Subject(reader.readString(), reader.readString()),
                reader.readString(),
                reader.readString(),
                EnumNumbers.GUIDANCE_CLASSES.symbol(reader.readByte()),
                EnumNumbers.CHANNELS.symbol(reader.readByte()),
                EnumNumbers.DECISIONS.symbol(reader.readByte()),
                reason(reader),
                reader.readString(),
                reader.readStrings(),
                reader.readNullableString(),
                reader.readInstant(),
                reader.readLong());
    }

    private static @Nullable GuidanceReason reason(BinaryReader reader) {
        return reader.readBoolean() ? EnumNumbers.GUIDANCE_REASONS.symbol(reader.readByte()) : null;
    }
}
