package io.vocstreams.app.redrive;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.model.intake.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which refused records are meant. Nothing given means all.
 *
 * @param from refused at this time or later
 * @param until refused before this time
 */
public record Selection(
        Set<RejectReason> reasons,
        Set<String> topics,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String key) {

    boolean includes(RejectedRecord rejected) {
        return (reasons.isEmpty() || reasons.contains(rejected.rejection().reason()))
                && (topics.isEmpty() || topics.contains(rejected.source().topic()))
                && (from == null || !rejected.rejectedAt().isBefore(from))
                && (until == null || rejected.rejectedAt().isBefore(until))
                && (key == null || hasKey(rejected.source().key(), key));
    }

    private static boolean hasKey(byte @Nullable [] actual, String asked) {
        return actual != null && Arrays.equals(actual, asked.getBytes(StandardCharsets.UTF_8));
    }
}
