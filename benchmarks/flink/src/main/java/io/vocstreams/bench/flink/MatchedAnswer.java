package io.vocstreams.bench.flink;

import io.vocstreams.contract.Attribution;
import io.vocstreams.contract.AttributionRule;
import io.vocstreams.contract.Feedback;

/** An answer and the best touchpoint found for it so far; none has an empty id. */
public final class MatchedAnswer {

    public String customer = "";
    public String feedbackId = "";
    public long at;
    public String metric = "";
    public int value;
    public String channel = "";
    public String touchpointId = "";
    public long touchpointAt;
    public String touchpointChannel = "";

    static MatchedAnswer of(String customer, Feedback feedback) {
        MatchedAnswer answer = new MatchedAnswer();
        answer.customer = customer;
        answer.feedbackId = feedback.getHeader().getEventId();
        answer.at = feedback.getHeader().getOccurredAt().toEpochMilli();
        answer.metric = feedback.getMetric().name();
        answer.value = feedback.getValue();
        answer.channel = feedback.getChannel().name();
        return answer;
    }

    /** Whether this touchpoint, which lies within the lookback, is a better one; then it is taken. */
    boolean take(Touch touch) {
        if (!isBetter(touch)) {
            return false;
        }
        touchpointId = touch.eventId;
        touchpointAt = touch.at;
        touchpointChannel = touch.channel;
        return true;
    }

    /** What the scores count it under. */
    String aboutChannel() {
        return touchpointId.isEmpty() ? channel : touchpointChannel;
    }

    Attribution attribution() {
        boolean none = touchpointId.isEmpty();
        AttributionRule rule = none
                ? AttributionRule.NONE
                : channel.equals(touchpointChannel) ? AttributionRule.SAME_CHANNEL : AttributionRule.ANY_CHANNEL;
        return Attribution.newBuilder()
                .setFeedbackId(feedbackId)
                .setCustomerId(customer)
                .setTouchpointId(none ? null : touchpointId)
                .setRule(rule)
                .setLagMillis(none ? null : at - touchpointAt)
                .setRevision(1)
                .build();
    }

    private boolean isBetter(Touch touch) {
        if (touchpointId.isEmpty()) {
            return true;
        }
        boolean same = channel.equals(touch.channel);
        if (same != channel.equals(touchpointChannel)) {
            return same;
        }
        return touch.at != touchpointAt ? touch.at > touchpointAt : touch.eventId.compareTo(touchpointId) > 0;
    }
}
