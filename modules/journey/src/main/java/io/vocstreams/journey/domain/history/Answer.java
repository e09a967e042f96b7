package io.vocstreams.journey.domain.history;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What attributions, scores and readings need of a feedback.
 *
 * @param text the comment, as much of it as is read
 * @param language of the text, where it is stated
 */
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
        Map<String, String> experiments,
        @Nullable String text,
        @Nullable String language)
        implements CustomerEvent {

    public Answer {
        correlations = Map.copyOf(correlations);
        experiments = Map.copyOf(experiments);
    }

    /** One without text. */
    public Answer(
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
            Map<String, String> experiments) {
        this(
                key,
                occurredAt,
                surveyId,
                questionId,
                scale,
                status,
                value,
                channel,
                touchpointId,
                storeId,
                productId,
                correlations,
                experiments,
                null,
                null);
    }

    /** The same with another text. */
    public Answer saying(@Nullable String otherText, @Nullable String otherLanguage) {
        return new Answer(
                key,
                occurredAt,
                surveyId,
                questionId,
                scale,
                status,
                value,
                channel,
                touchpointId,
                storeId,
                productId,
                correlations,
                experiments,
                otherText,
                otherLanguage);
    }

    /** Whether it is read as the other is. */
    public boolean saysTheSameAs(Answer other) {
        return Objects.equals(text, other.text) && Objects.equals(language, other.language);
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
                CustomerEvent.named(feedback.touchpointId()),
                CustomerEvent.named(feedback.storeId()),
                CustomerEvent.named(feedback.productId()),
                feedback.header().correlations(),
                feedback.header().experiments(),
                isRead(feedback.status()) ? CustomerEvent.kept(feedback.comment()) : null,
                isRead(feedback.status()) ? feedback.language() : null);
    }

    private static boolean isRead(Feedback.Status status) {
        return status == Feedback.Status.ANSWERED || status == Feedback.Status.PARTIAL;
    }

    /** Whether there are series for its question at all. Of one that asks for text, the reading counts. */
    public boolean hasSeries() {
        return scale.metric() != Metric.TEXT && scale.metric() != Metric.UNKNOWN;
    }

    /** A response enters scores; dismissals and partial answers are only counted. */
    public boolean isResponse() {
        return hasSeries() && status == Feedback.Status.ANSWERED && value != null && scale.contains(value);
    }
}
