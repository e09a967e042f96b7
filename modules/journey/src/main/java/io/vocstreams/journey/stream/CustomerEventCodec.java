package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.score.Scale;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import org.jspecify.annotations.Nullable;

/** How touchpoints and answers are stored, beside their keys. */
interface CustomerEventCodec<T extends CustomerEvent> {

    /** The form that is written now, in which messages and comments have their text. */
    int WITH_TEXT = 3;

    CustomerEventCodec<Touch> TOUCHES = new CustomerEventCodec<>() {

        @Override
        public void write(BinaryWriter writer, Touch touch) {
            writer.writeInstant(touch.occurredAt())
                    .writeByte(EnumNumbers.CHANNELS.number(touch.channel()))
                    .writeString(touch.action())
                    .writeBoolean(touch.outbound())
                    .writeByte(flag(touch.resolved()))
                    .writeNullableString(touch.storeId())
                    .writeNullableString(touch.productId())
                    .writeStrings(touch.correlations())
                    .writeStrings(touch.experiments())
                    .writeNullableString(touch.campaignId())
                    .writeCount(touch.resultCount() == null ? 0 : touch.resultCount() + 1L)
                    .writeNullableString(touch.text());
        }

        @Override
        public Touch read(BinaryReader reader, EventKey key, int form) {
            return new Touch(
                    key,
                    reader.readInstant(),
                    EnumNumbers.CHANNELS.symbol(reader.readByte()),
                    reader.readString(),
                    reader.readBoolean(),
                    readFlag(reader.readByte()),
                    reader.readNullableString(),
                    reader.readNullableString(),
                    reader.readStrings(),
                    reader.readStrings(),
                    reader.readNullableString(),
                    readResultCount(reader),
                    form < WITH_TEXT ? null : reader.readNullableString());
        }

        private @Nullable Integer readResultCount(BinaryReader reader) {
            long next = reader.readCount();
            return next == 0 ? null : (int) (next - 1);
        }
    };

    CustomerEventCodec<Permission> CONSENTS = new CustomerEventCodec<>() {

        @Override
        public void write(BinaryWriter writer, Permission consent) {
            writer.writeInstant(consent.occurredAt())
                    .writeString(consent.purpose())
                    .writeBoolean(consent.granted());
        }

        @Override
        public Permission read(BinaryReader reader, EventKey key, int form) {
            return new Permission(key, reader.readInstant(), reader.readString(), reader.readBoolean());
        }
    };

    CustomerEventCodec<Answer> ANSWERS = new CustomerEventCodec<>() {

        @Override
        public void write(BinaryWriter writer, Answer answer) {
            writer.writeInstant(answer.occurredAt())
                    .writeString(answer.surveyId())
                    .writeString(answer.questionId())
                    .writeByte(EnumNumbers.METRICS.number(answer.scale().metric()))
                    .writeLong(answer.scale().min())
                    .writeLong(answer.scale().max())
                    .writeByte(EnumNumbers.POLARITIES.number(answer.scale().polarity()))
                    .writeByte(EnumNumbers.ANSWER_STATUSES.number(answer.status()))
                    .writeBoolean(answer.value() != null)
                    .writeLong(answer.value() == null ? 0 : answer.value())
                    .writeByte(EnumNumbers.CHANNELS.number(answer.channel()))
                    .writeNullableString(answer.touchpointId())
                    .writeNullableString(answer.storeId())
                    .writeNullableString(answer.productId())
                    .writeStrings(answer.correlations())
                    .writeStrings(answer.experiments())
                    .writeNullableString(answer.text())
                    .writeNullableString(answer.language());
        }

        @Override
        public Answer read(BinaryReader reader, EventKey key, int form) {
            return new Answer(
                    key,
                    reader.readInstant(),
                    reader.readString(),
                    reader.readString(),
                    readScale(reader),
                    EnumNumbers.ANSWER_STATUSES.symbol(reader.readByte()),
                    readValue(reader),
                    EnumNumbers.CHANNELS.symbol(reader.readByte()),
                    reader.readNullableString(),
                    reader.readNullableString(),
                    reader.readNullableString(),
                    reader.readStrings(),
                    reader.readStrings(),
                    form < WITH_TEXT ? null : reader.readNullableString(),
                    form < WITH_TEXT ? null : reader.readNullableString());
        }

        private Scale readScale(BinaryReader reader) {
            return new Scale(
                    EnumNumbers.METRICS.symbol(reader.readByte()),
                    (int) reader.readLong(),
                    (int) reader.readLong(),
                    EnumNumbers.POLARITIES.symbol(reader.readByte()));
        }

        private @Nullable Integer readValue(BinaryReader reader) {
            boolean present = reader.readBoolean();
            int value = (int) reader.readLong();
            return present ? value : null;
        }
    };

    void write(BinaryWriter writer, T happening);

    /** Reads what was stored in this form or in one before. */
    T read(BinaryReader reader, EventKey key, int form);

    private static int flag(@Nullable Boolean value) {
        if (value == null) {
            return 0;
        }
        return value ? 1 : 2;
    }

    private static @Nullable Boolean readFlag(int flag) {
        return flag == 0 ? null : flag == 1;
    }
}
