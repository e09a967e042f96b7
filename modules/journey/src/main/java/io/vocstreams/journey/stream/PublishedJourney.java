package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.Journey;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a journey's last publication.
 *
 * @param revision 0 if it was never published
 * @param fingerprint of what its record said
 * @param checkAt when the clock is looked at next, to close it; null if it is not waited for
 * @param isOwed whether it has changed since, and is to be published when its time has come
 */
record PublishedJourney(
        long revision,
        Journey.Status status,
        Instant lastAt,
        JourneyFingerprint fingerprint,
        @Nullable Instant checkAt,
        boolean isOwed) {

    /** The form before knew no fingerprint: then a journey is published once more when something reaches it. */
    static final VersionedForm<PublishedJourney> FORM = new VersionedForm<>(
                    CustomerEntries.Part.JOURNEY.form(), 3, PublishedJourney::write, reader -> read(reader, true))
            .orBefore(reader -> read(reader, false));

    /** Not published yet. */
    static PublishedJourney never(Instant lastAt) {
        return new PublishedJourney(0, Journey.Status.UNKNOWN, lastAt, JourneyFingerprint.UNKNOWN, null, false);
    }

    PublishedJourney withCheckAt(@Nullable Instant time) {
        return new PublishedJourney(revision, status, lastAt, fingerprint, time, isOwed);
    }

    PublishedJourney owed(boolean whether) {
        return new PublishedJourney(revision, status, lastAt, fingerprint, checkAt, whether);
    }

    /** Whether readers know a journey that lives. */
    boolean isLive() {
        return status == Journey.Status.OPEN || status == Journey.Status.CLOSED;
    }

    private static void write(PublishedJourney published, BinaryWriter writer) {
        writer.writeCount(published.revision)
                .writeByte(EnumNumbers.JOURNEY_STATUSES.number(published.status))
                .writeInstant(published.lastAt)
                .writeBoolean(published.isOwed)
                .writeBoolean(published.checkAt != null);
        if (published.checkAt != null) {
            writer.writeInstant(published.checkAt);
        }
        writer.writeLong(published.fingerprint.high()).writeLong(published.fingerprint.low());
    }

    private static PublishedJourney read(BinaryReader reader, boolean hasFingerprint) {
        long revision = reader.readCount();
        Journey.Status status = EnumNumbers.JOURNEY_STATUSES.symbol(reader.readByte());
        Instant lastAt = reader.readInstant();
        boolean owed = reader.readBoolean();
        Instant checkAt = reader.readBoolean() ? reader.readInstant() : null;
        JourneyFingerprint fingerprint = hasFingerprint
                ? new JourneyFingerprint(reader.readLong(), reader.readLong())
                : JourneyFingerprint.UNKNOWN;
        return new PublishedJourney(revision, status, lastAt, fingerprint, checkAt, owed);
    }
}
