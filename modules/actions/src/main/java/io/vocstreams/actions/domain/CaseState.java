package io.vocstreams.actions.domain;

import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Sla;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as it follows from what was found, what people did, and the clock.
 *
 * @param triggerWithdrawn what was found no longer is, but people have acted
 * @param rootCause as said by the RESOLVE that holds
 */
public record CaseState(
        Case.Status status,
        @Nullable String assignee,
        Instant contactDueAt,
        Instant resolveDueAt,
        Sla contactSla,
        Sla resolveSla,
        boolean triggerWithdrawn,
        @Nullable String rootCause) {}
