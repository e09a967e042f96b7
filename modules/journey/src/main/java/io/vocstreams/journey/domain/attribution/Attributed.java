package io.vocstreams.journey.domain.attribution;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer and the touchpoint it is about, if any. */
public record Attributed(
        Answer answer,
        Attribution.Rule rule,
        @Nullable Touch touch,
        @Nullable String journeyId) {

    /** How long after the touchpoint the answer came; negative if it came before. */
    public Optional<Long> lagMillis() {
        return touch == null
                ? Optional.empty()
                : Optional.of(
                        answer.occurredAt().toEpochMilli() - touch.occurredAt().toEpochMilli());
    }

    /** The part that is published. */
    public AttributionContent content(String customerId) {
        return new AttributionContent(
                answer.key().eventId(),
                customerId,
                touch == null ? null : touch.key().eventId(),
                journeyId,
                rule,
                lagMillis().orElse(null));
    }
}
