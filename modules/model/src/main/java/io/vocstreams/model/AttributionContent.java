package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** What a customer's set says of the touchpoint that a feedback is about: its record but for the revision. */
public record AttributionContent(
        String feedbackId,
        String customerId,
        @Nullable String touchpointId,
        @Nullable String journeyId,
        Attribution.Rule rule,
        @Nullable Long lagMillis) {}
