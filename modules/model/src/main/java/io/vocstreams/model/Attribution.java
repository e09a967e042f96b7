package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** Which touchpoint a feedback is about, as published. */
public record Attribution(AttributionContent content, long revision) {

    public String feedbackId() {
        return content.feedbackId();
    }

    public String customerId() {
        return content.customerId();
    }

    public @Nullable String touchpointId() {
        return content.touchpointId();
    }

    public @Nullable String journeyId() {
        return content.journeyId();
    }

    public Rule rule() {
        return content.rule();
    }

    public @Nullable Long lagMillis() {
        return content.lagMillis();
    }

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
