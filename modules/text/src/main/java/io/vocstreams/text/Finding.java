package io.vocstreams.text;

import io.vocstreams.model.voice.Span;

/**
 * An expression that was found.
 *
 * @param tone as it counts, after negation
 * @param group the lexicon's group of expressions that it is of
 * @param pattern the lexicon's pattern
 * @param effect what its surroundings did to it
 */
public record Finding(Tone tone, Strength strength, Span span, String group, String pattern, Effect effect) {

    /** What the surroundings of an expression do to it. */
    public enum Effect {
        NONE,
        /** Counts as the opposite. */
        NEGATED,
        /** A negation takes it away. */
        CANCELLED,
        /** Asked, not said: does not count. */
        IN_QUESTION,
        /** Supposed, not said: does not count. */
        IN_CONDITION,
        /** Wished, not said: does not count. */
        IN_REQUEST
    }

    /** Whether it has a part in the reading. */
    public boolean counts() {
        return effect == Effect.NONE || effect == Effect.NEGATED;
    }
}
