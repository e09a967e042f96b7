package io.vocstreams.contracts.internal;

import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseClaim.NextAnswer;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
                .writeCount(opening.themes().size());
        opening.themes().forEach(writer::writeString);
        writer.writeByte(EnumNumbers.SEVERITIES.number(opening.handling().severity()))
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
        return read(reader, CaseClaimForm::themes);
    }

    private static List<String> themes(BinaryReader reader) {
        int size = reader.readSize();
        List<String> themes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            themes.add(reader.readString());
        }
        return themes;
    }

    /** Of the form before, which knew no themes. */
    public static CaseClaim readBefore(BinaryReader reader) {
        return read(reader, any -> List.of());
    }

    private static CaseClaim read(BinaryReader reader, Function<BinaryReader, List<String>> themes) {
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
                        themes.apply(reader),
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
