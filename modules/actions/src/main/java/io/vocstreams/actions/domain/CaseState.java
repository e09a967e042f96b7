package io.vocstreams.actions.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as it follows from what was found, what people did, and the clock.
 *
 * @param triggerWithdrawn what was found no longer is, but people have acted
 * @param rootCause as said by the RESOLVE that holds
 */
public record CaseState(
        Status status,
        @Nullable String assignee,
        Instant contactDueAt,
        Instant resolveDueAt,
        Sla contactSla,
        Sla resolveSla,
        boolean triggerWithdrawn,
        @Nullable String rootCause) {

    /** What the case is now. */
    public enum Status {
        OPEN,
        ASSIGNED,
        CONTACTED,
        RESOLVED,
        WITHDRAWN,
        EXPIRED
    }
}
