package io.vocstreams.journey.domain;

import io.vocstreams.model.CustomerProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The segment a customer is in from a moment on. */
public record ProfileVersion(Instant effectiveAt, @Nullable String segment) {

    public ProfileVersion {
        segment = Happening.named(segment);
    }

    public static ProfileVersion of(CustomerProfile profile) {
        return new ProfileVersion(profile.effectiveAt(), profile.segment());
    }
}
