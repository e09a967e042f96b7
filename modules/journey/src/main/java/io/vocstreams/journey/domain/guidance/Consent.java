package io.vocstreams.journey.domain.guidance;

import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** What a customer has said of a purpose, once. */
public record Consent(String purpose, boolean granted, Instant occurredAt, String eventId) {

    /** What was withdrawn in the same moment was withdrawn last. */
    private static final Comparator<Consent> ORDER = Comparator.comparing(Consent::occurredAt)
            .thenComparing(consent -> !consent.granted())
            .thenComparing(Consent::eventId, Utf8::compare);

    /** Whether the last of a purpose grants it; where nothing was said there is no consent. */
    static boolean holds(Collection<Consent> consents, String purpose) {
        return consents.stream()
                .filter(consent -> consent.purpose().equals(purpose))
                .max(ORDER)
                .filter(Consent::granted)
                .isPresent();
    }
}
