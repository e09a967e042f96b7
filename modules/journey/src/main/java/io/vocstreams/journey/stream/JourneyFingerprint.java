package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.platform.binary.BinaryWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a journey's record says, in 128 bits: two that are alike say the same. */
record JourneyFingerprint(long high, long low) {

    static final JourneyFingerprint UNKNOWN = new JourneyFingerprint(0, 0);

    static JourneyFingerprint of(JourneyContent content) {
        JourneyPath path = content.path();
        BinaryWriter writer = new BinaryWriter()
                .writeBoolean(content.identified())
                .writeByte(EnumNumbers.JOURNEY_STATUSES.number(content.status()))
                .writeNullableString(content.supersededBy())
                .writeInstant(path.startedAt())
                .writeInstant(path.lastAt())
                .writeCount(path.stepCount())
                .writeCount(path.channelSwitches())
                .writeCount(path.visits())
                .writeString(path.furthestStage().name())
                .writeString(path.outcome().name())
                .writeCount(path.channels().size());
        path.channels().forEach(channel -> writer.writeByte(EnumNumbers.CHANNELS.number(channel)));
        for (Journey.Step step : path.steps()) {
            writer.writeString(step.eventId())
                    .writeInstant(step.occurredAt())
                    .writeByte(EnumNumbers.CHANNELS.number(step.channel()))
                    .writeString(step.action())
                    .writeString(step.stage().name())
                    .writeCount(step.visit());
        }
        writer.writeCount(content.feedbackIds().size());
        content.feedbackIds().forEach(writer::writeString);
        ByteBuffer digest = ByteBuffer.wrap(md5().digest(writer.toBytes()));
        return new JourneyFingerprint(digest.getLong(), digest.getLong());
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
