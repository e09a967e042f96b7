package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;

/** What customers say of feedback, in messages and stores. */
final class AttributionCodec {

    /** As claims hold it. */
    static final Claims.Form<AttributionContent> FORM =
            new Claims.Form<>(AttributionContent::customerId, AttributionCodec::write, AttributionCodec::read);

    private AttributionCodec() {}

    static void write(BinaryWriter writer, AttributionContent content) {
        writer.writeString(content.feedbackId())
                .writeString(content.customerId())
                .writeNullableString(content.touchpointId())
                .writeNullableString(content.journeyId())
                .writeByte(EnumNumbers.RULES.number(content.rule()))
                .writeBoolean(content.lagMillis() != null)
                .writeLong(content.lagMillis() == null ? 0 : content.lagMillis());
    }

    static AttributionContent read(BinaryReader reader) {
        String feedbackId = reader.readString();
        String customerId = reader.readString();
        String touchpointId = reader.readNullableString();
        String journeyId = reader.readNullableString();
        Attribution.Rule rule = EnumNumbers.RULES.symbol(reader.readByte());
        boolean hasLag = reader.readBoolean();
        long lag = reader.readLong();
        return new AttributionContent(feedbackId, customerId, touchpointId, journeyId, rule, hasLag ? lag : null);
    }
}
