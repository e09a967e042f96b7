package io.vocstreams.model;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import org.jspecify.annotations.Nullable;

/** One answer of one customer to one question. Its id is the event's id, its response time the event's time. */
public record Feedback(
        Header header,
        String surveyId,
        String questionId,
        Metric metric,
        int scaleMin,
        int scaleMax,
        Polarity polarity,
        Status status,
        @Nullable Integer value,
        @Nullable String comment,
        @Nullable String language,
        Channel channel,
        @Nullable String touchpointId,
        @Nullable String storeId,
        @Nullable String productId)
        implements Interaction {

    /** How far the customer got with the question. */
    public enum Status {
        ANSWERED,
        DISMISSED,
        PARTIAL,
        UNKNOWN
    }
}
