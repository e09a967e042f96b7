package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.PlanForm;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.stream.ExchangeMessage.ClaimForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.NoticeStated;
import io.vocstreams.journey.stream.ExchangeMessage.Planned;
import io.vocstreams.journey.stream.ExchangeMessage.ProfileStated;
import io.vocstreams.journey.stream.ExchangeMessage.ProfilesForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.Together;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayList;
import java.util.List;

/** The values of {@code voc.journey.exchange.v1}. */
final class ExchangeCodec {

    private static final int VERSION = 1;
    private static final VersionedForm<ExchangeMessage> FORM =
            new VersionedForm<>(Topics.JOURNEY_EXCHANGE, VERSION, ExchangeCodec::write, ExchangeCodec::read);
    private static final int PROFILE_STATED = 1;
    private static final int PROFILES_FORGOTTEN = 2;
    private static final int CLAIMED = 3;
    private static final int WITHDRAWN = 4;
    private static final int CLAIM_FORGOTTEN = 5;
    private static final int READING_CLAIMED = 6;
    private static final int READING_WITHDRAWN = 7;
    private static final int READING_FORGOTTEN = 8;
    private static final int PLANNED = 9;
    private static final int NOTICE_STATED = 10;
    private static final int GUIDANCE_CLAIMED = 11;
    private static final int GUIDANCE_WITHDRAWN = 12;
    private static final int GUIDANCE_FORGOTTEN = 13;
    private static final int TOGETHER = 14;

    private ExchangeCodec() {}

    static byte[] toBytes(ExchangeMessage message) {
        return FORM.toBytes(message);
    }

    /** A {@link Together} of messages that are bytes already. */
    static byte[] together(List<byte[]> messages) {
        BinaryWriter writer = new BinaryWriter().writeByte(VERSION);
        writeTogether(writer, messages);
        return writer.toBytes();
    }

    private static void writeTogether(BinaryWriter writer, List<byte[]> messages) {
        writer.writeByte(TOGETHER);
        messages.forEach(writer::writeBytes);
    }

    static ExchangeMessage fromBytes(byte[] bytes) {
        return FORM.fromBytes(bytes);
    }

    private static void write(ExchangeMessage message, BinaryWriter writer) {
        if (message instanceof ProfileStated stated) {
            writer.writeByte(PROFILE_STATED)
                    .writeString(stated.place())
                    .writeInstant(stated.version().effectiveAt())
                    .writeNullableString(stated.version().segment())
                    .writeNullableString(stated.version().persona());
        } else if (message instanceof ProfilesForgotten forgotten) {
            writer.writeByte(PROFILES_FORGOTTEN).writeString(forgotten.place());
        } else if (message instanceof Claimed claimed) {
            writer.writeByte(CLAIMED).writeString(claimed.place()).writeString(claimed.origin());
            AttributionCodec.write(writer, claimed.content());
        } else if (message instanceof Withdrawn withdrawn) {
            writer.writeByte(WITHDRAWN)
                    .writeString(withdrawn.place())
                    .writeString(withdrawn.origin())
                    .writeString(withdrawn.customerId());
        } else if (message instanceof ClaimForgotten forgotten) {
            writer.writeByte(CLAIM_FORGOTTEN)
                    .writeString(forgotten.place())
                    .writeString(forgotten.origin())
                    .writeString(forgotten.customerId());
        } else if (message instanceof ReadingClaimed claimed) {
            writer.writeByte(READING_CLAIMED).writeString(claimed.place()).writeString(claimed.origin());
            ReadingCodec.write(writer, claimed.content());
        } else if (message instanceof ReadingWithdrawn withdrawn) {
            writer.writeByte(READING_WITHDRAWN)
                    .writeString(withdrawn.place())
                    .writeString(withdrawn.origin())
                    .writeString(withdrawn.customerId());
        } else if (message instanceof ReadingForgotten forgotten) {
            writer.writeByte(READING_FORGOTTEN)
                    .writeString(forgotten.place())
                    .writeString(forgotten.origin())
                    .writeString(forgotten.customerId());
        } else if (message instanceof Planned planned) {
            PlanForm.write(planned.plan(), writer.writeByte(PLANNED));
        } else if (message instanceof NoticeStated stated) {
            Notices.write(stated.stated(), writer.writeByte(NOTICE_STATED));
        } else if (message instanceof GuidanceClaimed claimed) {
            writer.writeByte(GUIDANCE_CLAIMED).writeString(claimed.place());
            GuidanceCodec.write(writer, claimed.content());
        } else if (message instanceof GuidanceWithdrawn withdrawn) {
            writer.writeByte(GUIDANCE_WITHDRAWN).writeString(withdrawn.place()).writeString(withdrawn.customerId());
        } else if (message instanceof GuidanceForgotten forgotten) {
            writer.writeByte(GUIDANCE_FORGOTTEN).writeString(forgotten.place()).writeString(forgotten.customerId());
        } else if (message instanceof Together together) {
            writeTogether(
                    writer,
                    together.messages().stream().map(ExchangeCodec::toBytes).toList());
        }
    }

    private static ExchangeMessage read(BinaryReader reader) {
        int kind = reader.readByte();
        return switch (kind) {
            case PROFILE_STATED ->
                new ProfileStated(
                        reader.readString(),
                        new ProfileVersion(
                                reader.readInstant(),
                                reader.readNullableString(),
                                // A build before did not say it.
                                reader.isAtEnd() ? null : reader.readNullableString()));
            case PROFILES_FORGOTTEN -> new ProfilesForgotten(reader.readString());
            case CLAIMED -> new Claimed(reader.readString(), reader.readString(), AttributionCodec.read(reader));
            case WITHDRAWN -> new Withdrawn(reader.readString(), reader.readString(), reader.readString());
            case CLAIM_FORGOTTEN -> new ClaimForgotten(reader.readString(), reader.readString(), reader.readString());
            case READING_CLAIMED ->
                new ReadingClaimed(reader.readString(), reader.readString(), ReadingCodec.read(reader));
            case READING_WITHDRAWN ->
                new ReadingWithdrawn(reader.readString(), reader.readString(), reader.readString());
            case READING_FORGOTTEN ->
                new ReadingForgotten(reader.readString(), reader.readString(), reader.readString());
            case PLANNED -> new Planned(PlanForm.read(reader));
            case NOTICE_STATED -> new NoticeStated(Notices.read(reader));
            case GUIDANCE_CLAIMED -> new GuidanceClaimed(reader.readString(), GuidanceCodec.read(reader));
            case GUIDANCE_WITHDRAWN -> new GuidanceWithdrawn(reader.readString(), reader.readString());
            case GUIDANCE_FORGOTTEN -> new GuidanceForgotten(reader.readString(), reader.readString());
            case TOGETHER -> together(reader);
            default -> throw new IllegalStateException("Message kind " + kind + " was written by another build");
        };
    }

    private static Together together(BinaryReader reader) {
        List<ExchangeMessage> messages = new ArrayList<>();
        while (!reader.isAtEnd()) {
            messages.add(fromBytes(reader.readBytes()));
        }
        return new Together(messages);
    }
}
