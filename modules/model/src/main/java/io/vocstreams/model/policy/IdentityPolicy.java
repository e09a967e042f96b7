package io.vocstreams.model.policy;

import java.time.Duration;

/** How identifiers lead to customers. */
public record IdentityPolicy(Duration linkValidity, Duration lookback, int sharedThreshold, Duration sharedSession) {

    /** The most links that are followed from an interaction's strongest identifier. */
    public static final int MOST_LINKS = 8;

    public static final IdentityPolicy DEFAULT =
            new IdentityPolicy(Duration.ofDays(365), Duration.ofDays(30), 5, Duration.ofMinutes(30));
}
