package io.vocstreams.serve.store;

import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.cases.Sla;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; null asks for all.
 *
 * @param over whether those that are over, or those that are not
 * @param breached true for those alone of which a promise was broken
 */
public record CaseSelection(
        @Nullable Boolean over,
        Case.@Nullable Status status,
        @Nullable Severity severity,
        @Nullable String rule,
        @Nullable String owner,
        @Nullable String assignee,
        @Nullable String customer,
        boolean breached) {

    private static final Set<Case.Status> OVER =
            EnumSet.of(Case.Status.RESOLVED, Case.Status.WITHDRAWN, Case.Status.EXPIRED);

    /** Nobody is to act any more. */
    static boolean isOver(Case one) {
        return isOver(one.status());
    }

    public static boolean isOver(Case.Status status) {
        return OVER.contains(status);
    }

    static boolean isBreached(Case one) {
        return one.contactSla() == Sla.BREACHED || one.resolveSla() == Sla.BREACHED;
    }

    public boolean wants(Case one) {
        return (over == null || over == isOver(one))
                && (status == null || status == one.status())
                && (severity == null || severity == one.severity())
                && (rule == null || rule.equals(one.ruleId()))
                && (owner == null || owner.equals(one.owner()))
                && (assignee == null || assignee.equals(one.assignee()))
                && (customer == null || customer.equals(one.customerId()))
                && (!breached || isBreached(one));
    }
}
