package io.vocstreams.contracts;

import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.SourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused record, and why, where and when it was refused.
 *
 * @param source whole, or its head
 * @param length bytes of the whole record where only its head is kept, else null
 */
public record RejectedRecord(
        SourceRecord source, @Nullable Long length, Rejection rejection, String stage, Instant rejectedAt) {

    /** Enough to see what it is and who sent it. */
    private static final int HEAD_BYTES = 16 * 1024;

    /** Whole, unless it is refused for its size: what keeps it may be no larger than the rest. */
    public static RejectedRecord of(SourceRecord source, Rejection rejection, String stage, Instant rejectedAt) {
        return rejection.reason() == RejectReason.TOO_LARGE
                ? new RejectedRecord(source.head(HEAD_BYTES), source.size(), rejection, stage, rejectedAt)
                : new RejectedRecord(source, null, rejection, stage, rejectedAt);
    }

    public boolean isWhole() {
        return length == null;
    }
}
