package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.Journey;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a journey's last publication.
 *
 * @param revision 0 if it was never published
 * @param checkAt when the clock is looked at next, to close it; null if it is not waited for
 * @param isOwed whether it has changed since, and is to be published when its time has come
 */
record PublishedJourney(
        long revision,
        Journey.Status status,
        Instant lastAt,
        @Nullable Instant checkAt,
        boolean isOwed) {

    private static final int FORM = 2;

    /** Not published yet. */
    static PublishedJourney never(Instant lastAt) {
        return new PublishedJourney(0, Journey.Status.UNKNOWN, lastAt, null, false);
    }

    PublishedJourney withCheckAt(@Nullable Instant time) {
        return new PublishedJourney(revision, status, lastAt, time, isOwed);
    }

    PublishedJourney owed() {
        return new PublishedJourney(revision, status, lastAt, checkAt, true);
    }

    /** Whether readers know a journey that lives. */
    boolean isLive() {
        return status == Journey.Status.OPEN || status == Journey.Status.CLOSED;
    }

    byte[] toBytes() {
        BinaryWriter writer = new BinaryWriter()
                .writeByte(FORM)
                .writeCount(revision)
                .writeByte(EnumNumbers.JOURNEY_STATUSES.number(status))
                .writeInstant(lastAt)
                .writeBoolean(isOwed)
                .writeBoolean(checkAt != null);
        return checkAt == null ? writer.toBytes() : writer.writeInstant(checkAt).toBytes();
    }

    static PublishedJourney fromBytes(byte[] bytes) {
        BinaryReader reader = new BinaryReader(bytes).expectVersion(FORM);
        long revision = reader.readCount();
        Journey.Status status = EnumNumbers.JOURNEY_STATUSES.symbol(reader.readByte());
        Instant lastAt = reader.readInstant();
        boolean owed = reader.readBoolean();
        return new PublishedJourney(revision, status, lastAt, reader.readBoolean() ? reader.readInstant() : null, owed);
    }
}
