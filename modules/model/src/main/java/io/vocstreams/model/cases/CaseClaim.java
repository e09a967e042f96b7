package io.vocstreams.model.cases;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a customer's interactions call for somebody to act.
 *
 * @param revision of the version of the trigger's event
 * @param receivedAt when that version came, as far as its source says so
 * @param journeyId the journey of the trigger's event, if it is in one
 * @param nextAnswer where the trigger's event is an answer, and there is one
 */
public record CaseClaim(
        String customerId,
        CaseOpening opening,
        int revision,
        @Nullable Instant receivedAt,
        @Nullable String journeyId,
        @Nullable NextAnswer nextAnswer) {

    /** What the customer said next to the same question. */
    public record NextAnswer(String eventId, int score) {

        /** So long after the trigger it says something about the case. */
        public static final Duration REACH = Duration.ofDays(90);
    }
}
