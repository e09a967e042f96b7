package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;

/** What is claimed of readings, in messages and stores. */
final class ReadingCodec {

    /** As claims hold it. */
    static final Claims.Form<Reading.Content> FORM =
            new Claims.Form<>(Reading.Content::customerId, ReadingCodec::write, ReadingCodec::read);

    private ReadingCodec() {}

    static void write(BinaryWriter writer, Reading.Content content) {
        writer.writeString(content.eventId())
                .writeString(content.customerId())
                .writeInstant(content.occurredAt())
                .writeByte(EnumNumbers.CHANNELS.number(content.channel()));
        VoiceCodec.write(writer, content.voice());
    }

    static Reading.Content read(BinaryReader reader) {
        return new Reading.Content(
                reader.readString(),
                reader.readString(),
                reader.readInstant(),
                EnumNumbers.CHANNELS.symbol(reader.readByte()),
                VoiceCodec.read(reader));
    }
}
