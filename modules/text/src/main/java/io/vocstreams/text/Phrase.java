package io.vocstreams.text;

/**
 * A pattern of the lexicon and what it says.
 *
 * @param text as it is written in the lexicon
 * @param negated what a negation makes of it
 */
public record Phrase(String text, String group, Tone tone, Strength strength, Negated negated) {

    /** What a negation makes of a phrase. */
    public enum Negated {
        OPPOSITE,
        /** Nothing is left of it. */
        NOTHING,
        /** An idiom: what looks like its negation does not touch it. */
        SAME
    }
}
