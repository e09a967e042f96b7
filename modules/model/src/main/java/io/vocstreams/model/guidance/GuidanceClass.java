package io.vocstreams.model.guidance;

/** Why somebody is told something, which says what may hold it back. */
public enum GuidanceClass {
    /** Nothing holds it back. */
    SAFETY,
    /** It waits for the end of quiet hours. */
    SERVICE,
    /** It needs consent, and is capped. */
    MARKETING,
    /** Newer than the reader. */
    UNKNOWN
}
