package io.vocstreams.identity.domain;

import io.vocstreams.model.Interaction;

/** An interaction that is carried along, and read only where it is needed. */
@FunctionalInterface
public interface CarriedInteraction {

    Interaction interaction();
}
