package io.vocstreams.replay.mapping;

import java.util.Optional;

/** One change to a text on its way to a field; empty where nothing is left of it. */
@FunctionalInterface
interface Step {

    /**
     * The text after the step.
     *
     * @throws Declined where the text does not fit
     */
    Optional<String> apply(String text, Scope scope);
}
