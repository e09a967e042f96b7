package io.vocstreams.model.policy;

import java.time.Duration;

/** How late, how early and how quiet inputs may be. */
public record TimePolicy(Duration latenessHorizon, Duration futureTolerance, Duration idleTimeout) {

    public static final TimePolicy DEFAULT =
            new TimePolicy(Duration.ofDays(30), Duration.ofMinutes(5), Duration.ofSeconds(30));
}
