package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.Attribution;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;

/** Attributions in messages and stores, without the number of their publication. */
final class AttributionCodec {

    private AttributionCodec() {}

    static void write(BinaryWriter writer, Attribution draft) {
        writer.writeString(draft.feedbackId())
                .writeString(draft.customerId())
                .writeNullableString(draft.touchpointId())
                .writeNullableString(draft.journeyId())
                .writeByte(EnumNumbers.RULES.number(draft.rule()))
                .writeBoolean(draft.lagMillis() != null)
                .writeLong(draft.lagMillis() == null ? 0 : draft.lagMillis());
    }

    static Attribution read(BinaryReader reader) {
        String feedbackId = reader.readString();
        String customerId = reader.readString();
        String touchpointId = reader.readNullableString();
        String journeyId = reader.readNullableString();
        Attribution.Rule rule = EnumNumbers.RULES.symbol(reader.readByte());
        boolean hasLag = reader.readBoolean();
        long lag = reader.readLong();
        return new Attribution(feedbackId, customerId, touchpointId, journeyId, rule, hasLag ? lag : null, 0);
    }
}
