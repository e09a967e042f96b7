package io.vocstreams.journey.domain.guidance;

import io.vocstreams.model.Channel;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer is told of an operation by a rule.
 *
 * @param evidence event id of the touchpoint by which it concerns him
 * @param reason null of SEND and SENT
 * @param lasts until when the interest lasts, if nothing else happens
 * @param previous the guidance that told the customer of an earlier operation of this subject and kind; null if none
 *     did
 */
public record Decided(
        String guidanceId,
        GuidanceRule rule,
        Notice notice,
        String evidence,
        Instant lasts,
        Channel channel,
        Decision decision,
        @Nullable GuidanceReason reason,
        @Nullable String previous) {}
