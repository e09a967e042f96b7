package io.vocstreams.model.score;

/** Which end of a scale is the good one. */
public enum Polarity {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    UNKNOWN
}
