package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.ActionsMessage.CaseClaimed;
import io.vocstreams.contracts.internal.ActionsMessage.CaseWithdrawn;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.MeasuredSet;
import io.vocstreams.journey.domain.triggers.FoundCase;
import io.vocstreams.journey.domain.triggers.Trigger;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseClaim.NextAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps up what ACTIONS knows of what customers call for, and sends what is different. */
final class CaseWork {

    private static final Duration MARGIN = Duration.ofDays(1);

    private final Triggers triggers;
    private final CustomerRules rules;
    private final KnownCases known;
    private final RiskWork risks;
    private final JourneyOutbox outbox;
    private final Supplier<@Nullable Instant> clock;
    private final Supplier<Instant> floor;

    /** @param floor what triggered earlier can change no more */
    CaseWork(
            Triggering triggering,
            CustomerRules rules,
            KnownCases known,
            RiskWork risks,
            JourneyOutbox outbox,
            Supplier<@Nullable Instant> clock,
            Supplier<Instant> floor) {
        this.triggers = triggering.triggers();
        this.rules = rules;
        this.known = known;
        this.risks = risks;
        this.outbox = outbox;
        this.clock = clock;
        this.floor = floor;
    }

    boolean isEmpty() {
        return triggers.isEmpty();
    }

    /** Whether what became of an opportunity of this measure may call for somebody. */
    boolean watches(String measure) {
        return triggers.watches(measure);
    }

    /**
     * To be called when a customer's set has changed, and its journeys with it. Rules are derived as a whole, so they
     * are only looked at where something has changed that they use.
     */
    void finish(CustomerChange its, List<MeasuredInteraction> changes) {
        MeasuredSet set = its.customer().measured();
        if (set != null && !triggers.isEmpty() && isConcerned(its, changes)) {
            tell(its, set);
        }
    }

    /** The first customers whose risk the clock may have changed. */
    List<String> due(Instant now, int most, Predicate<String> passedOver) {
        return risks.due(now, most, passedOver);
    }

    private boolean isConcerned(CustomerChange its, List<MeasuredInteraction> changes) {
        return its.isConcerningRules()
                || (triggers.watchesJourneys() && its.hasClosedOther())
                || (triggers.asksWho() && its.isSomebodyElse())
                || changes.stream().anyMatch(triggers::isUsed);
    }

    private void tell(CustomerChange its, MeasuredSet set) {
        HeldCustomer customer = its.customer();
        Map<String, KnownCase> before = customer.cases();
        Map<String, KnownCase> now = derive(customer, set);
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            KnownCase was = before.get(id);
            KnownCase is = now.get(id);
            if (is != null && !is.equals(was) && !isSettled(was == null ? is : was)) {
                known.put(customer, id, is);
                outbox.toActions(id, new CaseClaimed(id, is.claim()));
            } else if (is == null && was != null && !isSettled(was)) {
                known.put(customer, id, null);
                outbox.toActions(id, new CaseWithdrawn(id, customer.id(), revision(its, was)));
            }
        }
    }

    private boolean isSettled(KnownCase one) {
        return one.claim().opening().openedAt().isBefore(floor.get());
    }

    private Map<String, KnownCase> derive(HeldCustomer customer, MeasuredSet set) {
        Instant now = clock.get();
        MeasuredCustomer measured = MeasuredCustomer.of(set, customer.profiles().values());
        Triggers.Subject subject =
                new Triggers.Subject(measured, customer.isIdentified(), rules.ended(customer.state(), now));
        Map<String, KnownCase> cases = new TreeMap<>();
        List<Trigger> all = triggers.in(subject, now);
        risks.found(customer, all, now);
        for (FoundCase found : triggers.cases(all)) {
            cases.putIfAbsent(found.opening().caseId(), new KnownCase(found.trigger(), claim(customer, found)));
        }
        return cases;
    }

    private CaseClaim claim(HeldCustomer customer, FoundCase found) {
        Membership<?> way = customer.holding(found.trigger());
        CustomerEvent event = way == null ? null : way.content();
        return new CaseClaim(
                customer.id(),
                found.opening(),
                way == null ? 0 : way.revision(),
                way == null ? null : way.receivedAt(),
                event == null ? null : rules.journeyOf(customer.state(), event),
                event instanceof Answer answer ? nextAnswer(customer, answer) : null);
    }

    private @Nullable NextAnswer nextAnswer(HeldCustomer customer, Answer answer) {
        return rules.nextResponse(customer.state(), answer, NextAnswer.REACH)
                .flatMap(next -> Optional.ofNullable(next.value())
                        .map(score -> new NextAnswer(next.key().eventId(), score)))
                .orElse(null);
    }

    /** Of the version that took the trigger back; of one that is still there, of its own. */
    private static int revision(CustomerChange its, KnownCase was) {
        EventKey key = was.trigger();
        Membership<?> way = its.customer().holding(key);
        int latest = way == null ? its.takenBack().getOrDefault(key, 0) : way.revision();
        return Math.max(latest, was.claim().revision());
    }

    /** Whether a case can change no more: what was published of it stays. */
    boolean isForgotten(KnownCase one) {
        return one.claim().opening().openedAt().isBefore(floor.get().minus(MARGIN));
    }
}
