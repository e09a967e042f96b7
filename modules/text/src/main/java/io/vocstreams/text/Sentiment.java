package io.vocstreams.text;

/** What a text, or a theme in it, says on the whole. */
public enum Sentiment {
    POSITIVE,
    NEGATIVE,
    MIXED,
    NEUTRAL
}
