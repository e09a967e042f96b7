package io.vocstreams.identity.domain;

import io.vocstreams.model.Consent;
import io.vocstreams.model.Interaction;

/** An interaction that is carried along, and read only where it is needed. */
@FunctionalInterface
public interface CarriedInteraction {

    Interaction interaction();

    default boolean isConsent() {
        return interaction() instanceof Consent;
    }
}
