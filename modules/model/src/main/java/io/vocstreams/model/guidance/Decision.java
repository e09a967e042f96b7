package io.vocstreams.model.guidance;

/** Whether a customer is told. */
public enum Decision {
    /** The sender is to send it. */
    SEND,
    /** It was sent. */
    SENT,
    /** Not now, perhaps later. */
    HOLD,
    /** Not as things are. */
    SUPPRESSED,
    /** It concerns the customer no more. */
    WITHDRAWN,
    /** Newer than the reader. */
    UNKNOWN
}
