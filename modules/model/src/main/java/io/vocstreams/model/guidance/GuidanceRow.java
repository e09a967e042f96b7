package io.vocstreams.model.guidance;

import io.vocstreams.model.Channel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a customer is told of what happens in operations, as published. */
public record GuidanceRow(Content content, long revision) {

    /**
     * What a customer's place says of it.
     *
     * @param evidence event id of the touchpoint by which it concerns the customer
     * @param reason null where it is sent, is to be sent, or is withdrawn
     * @param previous the guidance that told the customer of an earlier operation of this subject and kind
     * @param decidedAt when decision and reason came to be these, by the wall clock
     */
    public record Content(
            String guidanceId,
            String customerId,
            @Nullable String journeyId,
            String ruleId,
            int ruleVersion,
            String operationId,
            Notice.Subject subject,
            String kind,
            String evidence,
            GuidanceClass guidanceClass,
            Channel channel,
            Decision decision,
            @Nullable GuidanceReason reason,
            String template,
            Map<String, String> parameters,
            @Nullable String previous,
            Instant decidedAt,
            long latencyMillis) {

        public Content {
            parameters = Map.copyOf(parameters);
        }

        /** The same, but that the customer is not concerned any more. */
        public Content withdrawn(Instant now) {
            return decided(Decision.WITHDRAWN, null, now, latencyMillis);
        }

        /** The same as it was decided at another time. */
        public Content decidedAs(Content other) {
            return decided(decision, reason, other.decidedAt, other.latencyMillis);
        }

        private Content decided(Decision other, @Nullable GuidanceReason otherReason, Instant now, long afterMillis) {
            return new Content(
                    guidanceId,
                    customerId,
                    journeyId,
                    ruleId,
                    ruleVersion,
                    operationId,
                    subject,
                    kind,
                    evidence,
                    guidanceClass,
                    channel,
                    other,
                    otherReason,
                    template,
                    parameters,
                    previous,
                    now,
                    afterMillis);
        }
    }
}
