package io.vocstreams.actions.domain;

import io.vocstreams.actions.domain.CaseRules.Known;
import io.vocstreams.actions.domain.CaseRules.Withdrawal;
import io.vocstreams.model.cases.Case.Status;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAction.Kind;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.Sla;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives what is announced of a case from the same set as the case itself. */
public final class CaseEvents {

    private final CaseRules rules;

    public CaseEvents(CaseRules rules) {
        this.rules = rules;
    }

    /** Everything that is to be announced by now, in order of time. */
    public List<CaseEvent> derive(Known known, Collection<CaseAction> actions, @Nullable Instant clock) {
        String caseId = known.opening().caseId();
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent(caseId, Transition.OPENED, "", known.opening().openedAt()));
        actions.forEach(action -> transition(action.kind())
                .ifPresent(
                        transition -> events.add(new CaseEvent(caseId, transition, action.actionId(), action.at()))));
        CaseState state = rules.derive(known, actions, clock);
        // Nobody is to hurry for what is found no more.
        boolean matters = state.status() != Status.WITHDRAWN;
        if (matters && state.contactSla() == Sla.BREACHED) {
            events.add(breached(caseId, state.contactDueAt()));
        }
        if (matters
                && state.resolveSla() == Sla.BREACHED
                && !state.resolveDueAt().equals(state.contactDueAt())) {
            events.add(breached(caseId, state.resolveDueAt()));
        }
        Withdrawal withdrawal = known.withdrawal();
        if (withdrawal != null && state.status() == Status.WITHDRAWN) {
            String cause = known.opening().triggerEventId() + "@" + withdrawal.revision();
            events.add(new CaseEvent(caseId, Transition.WITHDRAWN, cause, withdrawal.at()));
        }
        events.sort(Comparator.comparing(CaseEvent::at)
                .thenComparing(CaseEvent::transition)
                .thenComparing(CaseEvent::cause));
        return List.copyOf(events);
    }

    private static CaseEvent breached(String caseId, Instant deadline) {
        return new CaseEvent(caseId, Transition.BREACHED, deadline.toString(), deadline);
    }

    private static Optional<Transition> transition(Kind kind) {
        return switch (kind) {
            case ASSIGN -> Optional.of(Transition.ASSIGNED);
            case CONTACTED -> Optional.of(Transition.CONTACTED);
            case RESOLVE -> Optional.of(Transition.RESOLVED);
            case REOPEN -> Optional.of(Transition.REOPENED);
            case NOTE, SNOOZE, UNKNOWN -> Optional.empty();
        };
    }
}
