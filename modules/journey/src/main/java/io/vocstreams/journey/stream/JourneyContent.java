package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.Journey;
import io.vocstreams.platform.binary.BinaryWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a journey's record says, but for its number and time, in 128 bits: two that are alike say the same. */
record JourneyContent(long high, long low) {

    static final JourneyContent UNKNOWN = new JourneyContent(0, 0);

    static JourneyContent of(Journey draft) {
        BinaryWriter writer = new BinaryWriter()
                .writeBoolean(draft.identified())
                .writeByte(EnumNumbers.JOURNEY_STATUSES.number(draft.status()))
                .writeNullableString(draft.supersededBy())
                .writeInstant(draft.startedAt())
                .writeInstant(draft.lastAt())
                .writeCount(draft.stepCount())
                .writeCount(draft.channelSwitches())
                .writeCount(draft.visits())
                .writeString(draft.furthestStage().name())
                .writeString(draft.outcome().name())
                .writeCount(draft.channels().size());
        draft.channels().forEach(channel -> writer.writeByte(EnumNumbers.CHANNELS.number(channel)));
        for (Journey.Step step : draft.steps()) {
            writer.writeString(step.eventId())
                    .writeInstant(step.occurredAt())
                    .writeByte(EnumNumbers.CHANNELS.number(step.channel()))
                    .writeString(step.action())
                    .writeString(step.stage().name())
                    .writeCount(step.visit());
        }
        writer.writeCount(draft.feedbackIds().size());
        draft.feedbackIds().forEach(writer::writeString);
        ByteBuffer digest = ByteBuffer.wrap(md5().digest(writer.toBytes()));
        return new JourneyContent(digest.getLong(), digest.getLong());
    }

    /** It is only to tell contents apart, and every JDK has it. */
    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
