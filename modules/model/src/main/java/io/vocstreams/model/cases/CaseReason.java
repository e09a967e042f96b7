package io.vocstreams.model.cases;

/** Why a case is published again. */
public enum CaseReason {
    OPENED,
    /** A person acted, or what somebody did was corrected or taken back. */
    ACTED,
    /** The clock passed a deadline. */
    DUE,
    /** What was found reads differently. */
    CORRECTED,
    /** What was found is found no more. */
    WITHDRAWN,
    /** It is found again. */
    RETURNED,
    /** It belongs to another customer now. */
    REASSIGNED,
    UNKNOWN
}
