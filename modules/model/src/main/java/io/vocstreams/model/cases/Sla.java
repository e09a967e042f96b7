package io.vocstreams.model.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether what was promised was done in time. */
public enum Sla {
    PENDING,
    MET,
    /** Done in time, but written down after the deadline. */
    MET_REPORTED_LATE,
    BREACHED,
    UNKNOWN;

    /**
     * How a promise stands.
     *
     * @param done what kept it, if anything did
     * @param clock null while none is known
     */
    public static Sla of(Instant deadline, @Nullable CaseAction done, @Nullable Instant clock) {
        if (done == null) {
            return clock != null && clock.isAfter(deadline) ? BREACHED : PENDING;
        }
        if (done.at().isAfter(deadline)) {
            return BREACHED;
        }
        return done.recordedAt().isAfter(deadline) ? MET_REPORTED_LATE : MET;
    }
}
