package io.vocstreams.model.cases;

import io.vocstreams.model.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is published.
 *
 * @param triggers how many triggers of its rule it holds
 * @param triggerWithdrawn what opened it is found no more, but people have acted
 * @param nextAnswerId the customer's next answer to the same question
 */
public record Case(
        String caseId,
        String ruleId,
        int ruleVersion,
        @Nullable String signal,
        String customerId,
        String triggerEventId,
        int triggers,
        @Nullable String journeyId,
        Channel channel,
        @Nullable String storeId,
        @Nullable String productId,
        List<String> themes,
        Severity severity,
        String owner,
        @Nullable String assignee,
        Instant openedAt,
        Instant contactDueAt,
        Instant resolveDueAt,
        Status status,
        Sla contactSla,
        Sla resolveSla,
        boolean triggerWithdrawn,
        @Nullable String rootCause,
        @Nullable String nextAnswerId,
        @Nullable Integer nextAnswerScore,
        long revision,
        Set<CaseReason> reasons,
        Instant asOf) {

    public Case {
        themes = List.copyOf(themes);
        reasons = Set.copyOf(reasons);
    }

    /** What the case is now. */
    public enum Status {
        OPEN,
        ASSIGNED,
        CONTACTED,
        RESOLVED,
        WITHDRAWN,
        EXPIRED,
        UNKNOWN
    }
}
