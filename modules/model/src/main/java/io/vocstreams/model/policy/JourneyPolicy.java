package io.vocstreams.model.policy;

import java.time.Duration;

/** Where journeys and visits begin, and which touchpoint a feedback is about. */
public record JourneyPolicy(
        Duration inactivityGap,
        Duration maxDuration,
        Duration visitGap,
        Duration attributionReach,
        Duration attributionLookback) {

    public static final JourneyPolicy DEFAULT = new JourneyPolicy(
            Duration.ofDays(7), Duration.ofDays(90), Duration.ofMinutes(30), Duration.ofDays(90), Duration.ofDays(14));
}
