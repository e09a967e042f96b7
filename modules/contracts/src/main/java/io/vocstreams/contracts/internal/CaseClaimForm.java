package io.vocstreams.contracts.internal;

import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseClaim.NextAnswer;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.Duration;

/** The parts of a claim on a case, in messages and in stores. */
public final class CaseClaimForm {

    private CaseClaimForm() {}

    public static void write(CaseClaim claim, BinaryWriter writer) {
        CaseOpening opening = claim.opening();
        writer.writeString(claim.customerId())
                .writeString(opening.ruleId())
                .writeCount(opening.ruleVersion())
                .writeNullableString(opening.signal())
                .writeString(opening.triggerEventId())
                .writeCount(opening.triggers())
                .writeInstant(opening.openedAt())
                .writeByte(EnumNumbers.CHANNELS.number(opening.channel()))
                .writeNullableString(opening.storeId())
                .writeNullableString(opening.productId())
                .writeByte(EnumNumbers.SEVERITIES.number(opening.handling().severity()))
                .writeString(opening.handling().owner())
                .writeCount(opening.handling().contactWithin().toMillis())
                .writeCount(opening.handling().resolveWithin().toMillis())
                .writeLong(claim.revision())
                .writeNullableInstant(claim.receivedAt())
                .writeNullableString(claim.journeyId());
        NextAnswer next = claim.nextAnswer();
        writer.writeBoolean(next != null);
        if (next != null) {
            writer.writeString(next.eventId()).writeLong(next.score());
        }
    }

    public static CaseClaim read(BinaryReader reader) {
        return new CaseClaim(
                reader.readString(),
                new CaseOpening(
                        reader.readString(),
                        (int) reader.readCount(),
                        reader.readNullableString(),
                        reader.readString(),
                        (int) reader.readCount(),
                        reader.readInstant(),
                        EnumNumbers.CHANNELS.symbol(reader.readByte()),
                        reader.readNullableString(),
                        reader.readNullableString(),
                        new Handling(
                                EnumNumbers.SEVERITIES.symbol(reader.readByte()),
                                reader.readString(),
                                Duration.ofMillis(reader.readCount()),
                                Duration.ofMillis(reader.readCount()))),
                (int) reader.readLong(),
                reader.readNullableInstant(),
                reader.readNullableString(),
                reader.readBoolean() ? new NextAnswer(reader.readString(), (int) reader.readLong()) : null);
    }
}
