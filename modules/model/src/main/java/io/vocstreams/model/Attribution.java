package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** Which touchpoint a feedback is about, as published. */
public record Attribution(
        String feedbackId,
        String customerId,
        @Nullable String touchpointId,
        @Nullable String journeyId,
        Rule rule,
        @Nullable Long lagMillis,
        long revision) {

    /** How the touchpoint was found, best first. */
    public enum Rule {
        EXPLICIT,
        CORRELATION,
        SAME_CHANNEL,
        ANY_CHANNEL,
        NONE,
        UNKNOWN
    }
}
