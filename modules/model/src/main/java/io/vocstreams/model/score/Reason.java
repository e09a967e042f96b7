package io.vocstreams.model.score;

/** Why a score was published again. */
public enum Reason {
    NEW_RESPONSE,
    CORRECTED_RESPONSE,
    RETRACTED_RESPONSE,
    REASSIGNED,
    WINDOW_CLOSED,
    UNKNOWN
}
