package io.vocstreams.bench.rivals;

import io.vocstreams.bench.rivals.avro.AttributedAnswer;
import io.vocstreams.bench.subset.Tallies;
import io.vocstreams.contract.Attribution;
import io.vocstreams.contract.AttributionRule;
import io.vocstreams.contract.Feedback;
import io.vocstreams.contract.JourneyStep;
import io.vocstreams.contract.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Answers, and which touchpoint is the best for one. */
final class Answers {

    /** On the same channel first, then the latest. */
    private static final Comparator<AttributedAnswer> BY_TOUCHPOINT = Comparator.comparing(Answers::isSameChannel)
            .thenComparing(AttributedAnswer::getTouchpointAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(AttributedAnswer::getTouchpointId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private Answers() {}

    static AttributedAnswer unattributed(String customer, Feedback feedback) {
        return new AttributedAnswer(
                feedback.getHeader().getEventId(),
                customer,
                feedback.getHeader().getOccurredAt(),
                feedback.getMetric().name(),
                feedback.getValue(),
                feedback.getChannel().name(),
                null,
                null,
                null);
    }

    static AttributedAnswer about(AttributedAnswer answer, JourneyStep step) {
        return AttributedAnswer.newBuilder(answer)
                .setTouchpointId(step.getEventId())
                .setTouchpointAt(step.getOccurredAt())
                .setTouchpointChannel(step.getChannel().name())
                .build();
    }

    static AttributedAnswer better(AttributedAnswer one, AttributedAnswer other) {
        return BY_TOUCHPOINT.compare(one, other) >= 0 ? one : other;
    }

    static Attribution attribution(AttributedAnswer answer) {
        AttributionRule rule = answer.getTouchpointId() == null
                ? AttributionRule.NONE
                : isSameChannel(answer) ? AttributionRule.SAME_CHANNEL : AttributionRule.ANY_CHANNEL;
        return Attribution.newBuilder()
                .setFeedbackId(answer.getFeedbackId())
                .setCustomerId(answer.getCustomerId())
                .setTouchpointId(answer.getTouchpointId())
                .setRule(rule)
                .setLagMillis(lag(answer.getTouchpointAt(), answer.getAnsweredAt()))
                .setRevision(1)
                .build();
    }

    static Tallies.Window window(AttributedAnswer answer, boolean byChannel, boolean hourly) {
        String touchpointChannel = answer.getTouchpointChannel();
        String channel = touchpointChannel == null ? answer.getChannel() : touchpointChannel;
        return Tallies.Window.of(
                Metric.valueOf(answer.getMetric()),
                byChannel ? "channel=" + channel : "*",
                hourly,
                answer.getAnsweredAt());
    }

    private static boolean isSameChannel(AttributedAnswer answer) {
        return answer.getChannel().equals(answer.getTouchpointChannel());
    }

    private static @Nullable Long lag(@Nullable Instant touchpointAt, Instant answeredAt) {
        return touchpointAt == null
                ? null
                : Duration.between(touchpointAt, answeredAt).toMillis();
    }
}
