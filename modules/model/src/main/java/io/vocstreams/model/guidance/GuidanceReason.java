package io.vocstreams.model.guidance;

/** Why a customer is not told. */
public enum GuidanceReason {
    NO_CONSENT,
    CAPPED,
    STALE,
    SUPERSEDED,
    ALREADY_TOLD,
    ENDED,
    QUIET_HOURS,
    NO_RECEIPT,
    UNKNOWN
}
