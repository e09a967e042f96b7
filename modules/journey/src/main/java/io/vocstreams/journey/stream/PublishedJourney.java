package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumCode;
import io.vocstreams.model.Journey;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a journey's last publication.
 *
 * @param checkAt when the clock is looked at next, to close it; null if it is not waited for
 */
record PublishedJourney(
        long revision,
        Journey.Status status,
        Instant lastAt,
        @Nullable Instant checkAt) {

    private static final int FORM = 1;
    private static final EnumCode<Journey.Status> STATUSES = EnumCode.of(Journey.Status.class);

    PublishedJourney withCheckAt(@Nullable Instant time) {
        return new PublishedJourney(revision, status, lastAt, time);
    }

    byte[] toBytes() {
        BinaryWriter writer = new BinaryWriter()
                .writeByte(FORM)
                .writeCount(revision)
                .writeByte(STATUSES.number(status))
                .writeInstant(lastAt)
                .writeBoolean(checkAt != null);
        return checkAt == null ? writer.toBytes() : writer.writeInstant(checkAt).toBytes();
    }

    static PublishedJourney fromBytes(byte[] bytes) {
        BinaryReader reader = new BinaryReader(bytes).expectVersion(FORM);
        return new PublishedJourney(
                reader.readCount(),
                STATUSES.symbol(reader.readByte()),
                reader.readInstant(),
                reader.readBoolean() ? reader.readInstant() : null);
    }
}
