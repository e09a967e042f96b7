package io.vocstreams.testkit.plain;

import io.vocstreams.model.Attribution.Rule;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which touchpoint a feedback is about (§7). */
final class PlainAttribution {

    private final JourneyPolicy policy;
    private final List<Touchpoint> touchpoints;

    /** "Only the customer's own touchpoints are looked at." */
    PlainAttribution(JourneyPolicy policy, List<Touchpoint> ofCustomer) {
        this.policy = policy;
        this.touchpoints = ofCustomer;
    }

    /** "First rule that finds one" */
    PlainAbout about(Feedback feedback) {
        // "`EXPLICIT` (`touchpointId`, before or after) … within `voc.attribution.reach`"
        Optional<Touchpoint> explicit =
                latest(touchpoint -> touchpoint.header().eventId().equals(feedback.touchpointId())
                        && isWithin(policy.attributionReach(), touchpoint, feedback));
        if (explicit.isPresent()) {
            return new PlainAbout(feedback, explicit.get(), Rule.EXPLICIT);
        }
        // "`CORRELATION` (an equal correlation key and non-blank value) … within `voc.attribution.reach`"
        Optional<Touchpoint> correlated = latest(touchpoint -> isCandidate(touchpoint, feedback)
                && isWithin(policy.attributionReach(), touchpoint, feedback)
                && shareCorrelation(touchpoint, feedback));
        if (correlated.isPresent()) {
            return new PlainAbout(feedback, correlated.get(), Rule.CORRELATION);
        }
        // "`SAME_CHANNEL` (not UNKNOWN, within `voc.attribution.lookback`, `P14D`)"
        Optional<Touchpoint> sameChannel = latest(touchpoint -> isCandidate(touchpoint, feedback)
                && isWithin(policy.attributionLookback(), touchpoint, feedback)
                && touchpoint.channel() != Channel.UNKNOWN
                && touchpoint.channel() == feedback.channel());
        if (sameChannel.isPresent()) {
            return new PlainAbout(feedback, sameChannel.get(), Rule.SAME_CHANNEL);
        }
        // "`ANY_CHANNEL` (same lookback) → `NONE`"
        Optional<Touchpoint> anyChannel = latest(touchpoint ->
                isCandidate(touchpoint, feedback) && isWithin(policy.attributionLookback(), touchpoint, feedback));
        return anyChannel.isPresent()
                ? new PlainAbout(feedback, anyChannel.get(), Rule.ANY_CHANNEL)
                : new PlainAbout(feedback, null, Rule.NONE);
    }

    /** "inside a rule the latest (then greatest {@code eventId}) wins" */
    private Optional<Touchpoint> latest(Predicate<Touchpoint> which) {
        return touchpoints.stream().filter(which).max(PlainJourneys.ORDER);
    }

    /**
     * "All but EXPLICIT look at touchpoints with {@code occurredAt} ≤ the feedback's and leave OUTBOUND messages aside"
     */
    private static boolean isCandidate(Touchpoint touchpoint, Feedback feedback) {
        return !touchpoint.isOutbound()
                && !touchpoint.header().occurredAt().isAfter(feedback.header().occurredAt());
    }

    private static boolean isWithin(Duration reach, Touchpoint touchpoint, Feedback feedback) {
        Duration apart = Duration.between(
                touchpoint.header().occurredAt(), feedback.header().occurredAt());
        return apart.abs().compareTo(reach) <= 0;
    }

    private static boolean shareCorrelation(Touchpoint touchpoint, Feedback feedback) {
        Map<String, String> others = feedback.header().correlations();
        return touchpoint.header().correlations().entrySet().stream()
                .anyMatch(
                        entry -> !entry.getValue().isBlank() && entry.getValue().equals(others.get(entry.getKey())));
    }
}
