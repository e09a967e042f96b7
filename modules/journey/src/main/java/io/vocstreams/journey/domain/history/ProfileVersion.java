package io.vocstreams.journey.domain.history;

import io.vocstreams.model.CustomerProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The segment a customer is in from a moment on, and the persona. */
public record ProfileVersion(
        Instant effectiveAt,
        @Nullable String segment,
        @Nullable String persona) {

    public ProfileVersion {
        segment = CustomerEvent.named(segment);
        persona = CustomerEvent.named(persona);
    }

    public static ProfileVersion of(CustomerProfile profile) {
        return new ProfileVersion(profile.effectiveAt(), profile.segment(), profile.persona());
    }
}
