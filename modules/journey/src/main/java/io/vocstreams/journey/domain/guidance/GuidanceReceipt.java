package io.vocstreams.journey.domain.guidance;

import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Selector.Way;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the sender says became of guidance, as an outbound touchpoint: so it moves with the person.
 *
 * @param sent false where sending has failed
 */
record GuidanceReceipt(String guidanceId, String ruleId, String operationId, boolean sent, Instant at) {

    private static final String SENT = "guidance_sent";
    private static final String FAILED = "guidance_failed";

    /** Empty for all other touchpoints. */
    static Optional<GuidanceReceipt> of(MeasuredInteraction interaction) {
        String action = interaction.traits().action();
        if (interaction.way() != Way.OUTBOUND || (!SENT.equals(action) && !FAILED.equals(action))) {
            return Optional.empty();
        }
        Map<String, String> named = interaction.references();
        String guidanceId = named.get("guidanceId");
        String ruleId = named.get("ruleId");
        String operationId = named.get("operationId");
        return guidanceId == null || ruleId == null || operationId == null
                ? Optional.empty()
                : Optional.of(new GuidanceReceipt(
                        guidanceId, ruleId, operationId, SENT.equals(action), interaction.occurredAt()));
    }
}
