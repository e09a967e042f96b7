package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What attributions and scores need of a feedback. */
public record Answer(
        EventKey key,
        Instant occurredAt,
        String surveyId,
        String questionId,
        Scale scale,
        Feedback.Status status,
        @Nullable Integer value,
        Channel channel,
        @Nullable String touchpointId,
        @Nullable String storeId,
        @Nullable String productId,
        Map<String, String> correlations,
        Map<String, String> experiments)
        implements Happening {

    public Answer {
        correlations = Map.copyOf(correlations);
        experiments = Map.copyOf(experiments);
    }

    public static Answer of(String origin, Feedback feedback) {
        return new Answer(
                new EventKey(origin, feedback.header().eventId()),
                feedback.header().occurredAt(),
                feedback.surveyId(),
                feedback.questionId(),
                new Scale(feedback.metric(), feedback.scaleMin(), feedback.scaleMax(), feedback.polarity()),
                feedback.status(),
                feedback.value(),
                feedback.channel(),
                Happening.named(feedback.touchpointId()),
                Happening.named(feedback.storeId()),
                Happening.named(feedback.productId()),
                feedback.header().correlations(),
                feedback.header().experiments());
    }

    /** Whether there are series for its question at all. */
    public boolean hasSeries() {
        return scale.metric() != Metric.TEXT && scale.metric() != Metric.UNKNOWN;
    }

    /** A response enters scores; dismissals and partial answers are only counted. */
    public boolean isResponse() {
        return hasSeries() && status == Feedback.Status.ANSWERED && value != null && scale.contains(value);
    }
}
