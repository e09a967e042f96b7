package io.vocstreams.serve.api;

/** What a reader may see; each sees all that the ones before it see. */
public enum Clearance {
    /** Scores without small cells: nothing personal. */
    VIEWER,
    /** Customers, their journeys and what they said, and every version of every score. */
    AGENT,
    /** What was refused, too. */
    ADMIN;

    boolean covers(Clearance needed) {
        return compareTo(needed) >= 0;
    }
}
