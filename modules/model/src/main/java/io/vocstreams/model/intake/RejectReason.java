package io.vocstreams.model.intake;

/** Why a record was refused. In the order in which they are judged. */
public enum RejectReason {
    TOO_LARGE,
    UNDECODABLE,
    MISSING_FIELD,
    NO_USABLE_IDENTIFIER,
    LINK_INVALID,
    SCALE_INVALID,
    VALUE_OUT_OF_RANGE,
    TIME_IN_FUTURE,
    TOO_LATE,
    UNKNOWN
}
