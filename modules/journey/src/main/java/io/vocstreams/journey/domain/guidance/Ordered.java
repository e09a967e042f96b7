package io.vocstreams.journey.domain.guidance;

import io.vocstreams.model.guidance.GuidanceClass;
import java.time.Duration;
import java.time.Instant;

/**
 * Guidance that the sender was asked to send: a fact, which cannot be derived again.
 *
 * @param evidence event id of the touchpoint from which its id was made
 */
public record Ordered(
        String guidanceId,
        String ruleId,
        String operationId,
        String evidence,
        GuidanceClass guidanceClass,
        Instant decidedAt) {

    /** So long its receipt is waited for. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    boolean isUnderWay(Instant now) {
        return now.isBefore(decidedAt.plus(PATIENCE));
    }
}
