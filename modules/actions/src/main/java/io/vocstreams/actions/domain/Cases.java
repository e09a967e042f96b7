package io.vocstreams.actions.domain;

import io.vocstreams.actions.domain.CaseRules.Known;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Case.Status;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseClaim.NextAnswer;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.CaseReason;
import io.vocstreams.model.cases.Sla;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole function from the set of a case and the clock to what is published of it. */
public final class Cases {

    private final CaseRules rules;
    private final CaseEvents events;

    public Cases(BusinessCalendar calendar) {
        this.rules = new CaseRules(calendar);
        this.events = new CaseEvents(rules);
    }

    /** Empty while nobody has ever claimed the case. */
    public Optional<DerivedCase> derive(CaseSet set, @Nullable Instant clock) {
        Known known = set.known();
        CaseClaim claim = set.last();
        if (known == null || claim == null) {
            return Optional.empty();
        }
        List<CaseAction> actions = set.actions().standing();
        CaseState state = rules.derive(known, actions, clock);
        return Optional.of(new DerivedCase(
                draft(claim, state),
                events.derive(known, actions, clock),
                nextAt(state, actions.isEmpty(), clock),
                endedAt(state, known, actions)));
    }

    /** Why a case reads differently than it did; {@code cause} is why it was looked at. */
    public static Set<CaseReason> reasons(@Nullable Case before, Case now, Set<CaseReason> cause) {
        if (before == null) {
            return Set.of(CaseReason.OPENED);
        }
        Set<CaseReason> reasons = EnumSet.noneOf(CaseReason.class);
        if (!before.customerId().equals(now.customerId())) {
            reasons.add(CaseReason.REASSIGNED);
        }
        if (isWithdrawn(before) != isWithdrawn(now)) {
            reasons.add(isWithdrawn(now) ? CaseReason.WITHDRAWN : CaseReason.RETURNED);
        }
        cause.stream().filter(one -> one != CaseReason.CORRECTED).forEach(reasons::add);
        if (reasons.isEmpty() || !found(before).equals(found(now))) {
            reasons.add(CaseReason.CORRECTED);
        }
        return reasons;
    }

    /** Whether both say the same but for number, reasons and time. */
    public static boolean isSame(Case one, Case other) {
        return one.equals(published(other, one.revision(), one.reasons(), one.asOf()));
    }

    private static boolean isWithdrawn(Case one) {
        return one.status() == Status.WITHDRAWN || one.triggerWithdrawn();
    }

    /** What interactions and rules say of it, whosever it is. */
    private static List<Object> found(Case one) {
        return Stream.of(
                        one.ruleVersion(),
                        one.signal(),
                        one.triggers(),
                        one.journeyId(),
                        one.channel(),
                        one.storeId(),
                        one.productId(),
                        one.themes(),
                        one.severity(),
                        one.owner(),
                        one.openedAt(),
                        one.nextAnswerId(),
                        one.nextAnswerScore())
                .map(Optional::ofNullable)
                .map(Object.class::cast)
                .toList();
    }

    private static @Nullable Instant nextAt(CaseState state, boolean untouched, @Nullable Instant clock) {
        if (state.status() == Status.WITHDRAWN || state.status() == Status.EXPIRED) {
            return null;
        }
        return Stream.of(
                        state.contactSla() == Sla.PENDING ? state.contactDueAt() : null,
                        state.resolveSla() == Sla.PENDING ? state.resolveDueAt() : null,
                        untouched ? state.resolveDueAt().plus(CaseRules.EXPIRES_AFTER) : null)
                .filter(Objects::nonNull)
                .filter(time -> clock == null || !clock.isAfter(time))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Instant endedAt(CaseState state, Known known, List<CaseAction> actions) {
        return switch (state.status()) {
            case RESOLVED -> actions.get(actions.size() - 1).at();
            case EXPIRED -> state.resolveDueAt().plus(CaseRules.EXPIRES_AFTER);
            case WITHDRAWN ->
                known.withdrawal() == null ? null : known.withdrawal().at();
            case OPEN, ASSIGNED, CONTACTED, UNKNOWN -> null;
        };
    }

    private static Case draft(CaseClaim claim, CaseState state) {
        CaseOpening opening = claim.opening();
        NextAnswer next = claim.nextAnswer();
        return new Case(
                opening.caseId(),
                opening.ruleId(),
                opening.ruleVersion(),
                opening.signal(),
                claim.customerId(),
                opening.triggerEventId(),
                opening.triggers(),
                claim.journeyId(),
                opening.channel(),
                opening.storeId(),
                opening.productId(),
                opening.themes(),
                opening.handling().severity(),
                opening.handling().owner(),
                state.assignee(),
                opening.openedAt(),
                state.contactDueAt(),
                state.resolveDueAt(),
                state.status(),
                state.contactSla(),
                state.resolveSla(),
                state.triggerWithdrawn(),
                state.rootCause(),
                next == null ? null : next.eventId(),
                next == null ? null : next.score(),
                0,
                Set.of(),
                Instant.EPOCH);
    }

    /** A draft with what its publication gives it. */
    public static Case published(Case draft, long revision, Set<CaseReason> reasons, Instant asOf) {
        return new Case(
                draft.caseId(),
                draft.ruleId(),
                draft.ruleVersion(),
                draft.signal(),
                draft.customerId(),
                draft.triggerEventId(),
                draft.triggers(),
                draft.journeyId(),
                draft.channel(),
                draft.storeId(),
                draft.productId(),
                draft.themes(),
                draft.severity(),
                draft.owner(),
                draft.assignee(),
                draft.openedAt(),
                draft.contactDueAt(),
                draft.resolveDueAt(),
                draft.status(),
                draft.contactSla(),
                draft.resolveSla(),
                draft.triggerWithdrawn(),
                draft.rootCause(),
                draft.nextAnswerId(),
                draft.nextAnswerScore(),
                revision,
                reasons,
                asOf);
    }
}
