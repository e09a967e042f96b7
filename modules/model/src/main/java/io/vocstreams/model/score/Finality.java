package io.vocstreams.model.score;

/** Whether a score is still expected to move. */
public enum Finality {
    PROVISIONAL,
    FINAL,
    CORRECTED,
    UNKNOWN
}
