package io.vocstreams.actions.domain;

import io.vocstreams.model.cases.Case.Status;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAction.Kind;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Derives a case. The order in which its actions came never matters. */
public final class CaseRules {

    /** So long after its last deadline a case that nobody touched is given up. */
    public static final Duration EXPIRES_AFTER = Duration.ofDays(30);

    private final BusinessCalendar calendar;

    public CaseRules(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What is known of a case.
     *
     * @param opening what was found; where it is found no longer, what was found before
     * @param receivedAt when the version that triggered it came; deadlines count from then where that is later
     * @param withdrawal why it is found no longer; null while it is
     */
    public record Known(
            CaseOpening opening,
            Instant receivedAt,
            @Nullable Withdrawal withdrawal) {}

    /** The revision of the trigger's event that took it back, and when that came. */
    public record Withdrawal(int revision, Instant at) {}

    /**
     * The case as it is at a clock.
     *
     * @param clock null while none is known; then nothing is breached and nothing expires
     */
    public CaseState derive(Known known, Collection<CaseAction> actions, @Nullable Instant clock) {
        List<CaseAction> sorted = actions.stream().sorted(CaseAction.ORDER).toList();
        CaseAction contact = first(sorted, action -> action.kind() == Kind.CONTACTED || action.kind() == Kind.RESOLVE);
        CaseAction deciding = last(sorted, CaseAction::decides);
        CaseAction resolve = deciding != null && deciding.kind() == Kind.RESOLVE ? deciding : null;
        CaseAction assignment = last(sorted, action -> action.kind() == Kind.ASSIGN);
        String assignee = assignment == null ? null : assignment.assignee();
        Instant contactDueAt = contactDueAt(known);
        Instant resolveDueAt = resolveDueAt(known, last(sorted, action -> action.kind() == Kind.REOPEN));
        boolean untouched = sorted.isEmpty();
        return new CaseState(
                untouched ? untouched(known, resolveDueAt, clock) : touched(deciding, assignee),
                assignee,
                contactDueAt,
                resolveDueAt,
                Sla.of(contactDueAt, contact, clock),
                Sla.of(resolveDueAt, resolve, clock),
                known.withdrawal() != null && !untouched,
                resolve == null ? null : resolve.rootCause());
    }

    private static Status untouched(Known known, Instant resolveDueAt, @Nullable Instant clock) {
        if (known.withdrawal() != null) {
            return Status.WITHDRAWN;
        }
        return clock != null && clock.isAfter(resolveDueAt.plus(EXPIRES_AFTER)) ? Status.EXPIRED : Status.OPEN;
    }

    private static Status touched(@Nullable CaseAction deciding, @Nullable String assignee) {
        if (deciding == null || deciding.kind() == Kind.REOPEN) {
            return assignee == null ? Status.OPEN : Status.ASSIGNED;
        }
        return deciding.kind() == Kind.RESOLVE ? Status.RESOLVED : Status.CONTACTED;
    }

    Instant contactDueAt(Known known) {
        return calendar.deadline(countsFrom(known), known.opening().handling().contactWithin());
    }

    Instant resolveDueAt(Known known, @Nullable CaseAction reopen) {
        return calendar.deadline(
                reopen == null ? countsFrom(known) : reopen.at(),
                known.opening().handling().resolveWithin());
    }

    private static Instant countsFrom(Known known) {
        Instant openedAt = known.opening().openedAt();
        return known.receivedAt().isAfter(openedAt) ? known.receivedAt() : openedAt;
    }

    private static @Nullable CaseAction first(List<CaseAction> sorted, Predicate<CaseAction> which) {
        return sorted.stream().filter(which).findFirst().orElse(null);
    }

    private static @Nullable CaseAction last(List<CaseAction> sorted, Predicate<CaseAction> which) {
        CaseAction last = null;
        for (CaseAction action : sorted) {
            last = which.test(action) ? action : last;
        }
        return last;
    }
}
