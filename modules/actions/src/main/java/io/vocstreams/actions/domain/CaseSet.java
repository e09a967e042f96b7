package io.vocstreams.actions.domain;

import io.vocstreams.actions.domain.CaseRules.Known;
import io.vocstreams.actions.domain.CaseRules.Withdrawal;
import io.vocstreams.model.Facts;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The set that a case follows from: who claims it, and what people did. While it moves, two customers may claim it, or
 * none; once all is at rest, one does, or it is withdrawn.
 *
 * @param claims by customer; the first holds
 * @param last the claim that held last
 * @param withdrawal while there is no claim, but was one
 * @param actions what people did
 */
public record CaseSet(
        List<CaseClaim> claims,
        @Nullable CaseClaim last,
        @Nullable Withdrawal withdrawal,
        Facts<CaseAction> actions) {

    public static final CaseSet EMPTY = new CaseSet(List.of(), null, null, Facts.none());

    /** Of several claims the smallest customer's holds, whichever came first. */
    private static final Comparator<CaseClaim> ORDER = Comparator.comparing(CaseClaim::customerId, Utf8.ORDER);

    public CaseSet {
        claims = List.copyOf(claims);
    }

    public CaseSet claimed(CaseClaim claim) {
        List<CaseClaim> others = without(claim.customerId());
        others.add(claim);
        others.sort(ORDER);
        return new CaseSet(others, others.get(0), null, actions);
    }

    /**
     * A customer claims it no more.
     *
     * @param at when that became known
     */
    public CaseSet withdrawn(String customerId, int revision, Instant at) {
        List<CaseClaim> others = without(customerId);
        if (!others.isEmpty()) {
            return new CaseSet(others, others.get(0), null, actions);
        }
        return claims.isEmpty() ? this : new CaseSet(others, last, new Withdrawal(revision, at), actions);
    }

    private List<CaseClaim> without(String customerId) {
        List<CaseClaim> others = new ArrayList<>(claims);
        others.removeIf(claim -> claim.customerId().equals(customerId));
        return others;
    }

    public CaseSet acted(CaseAction action) {
        return new CaseSet(claims, last, withdrawal, actions.with(action));
    }

    /** Null while nobody has ever claimed it: people may act before this stage knows of the case. */
    @Nullable
    Known known() {
        CaseClaim claim = last;
        if (claim == null) {
            return null;
        }
        Instant openedAt = claim.opening().openedAt();
        return new Known(claim.opening(), claim.receivedAt() == null ? openedAt : claim.receivedAt(), withdrawal);
    }
}
