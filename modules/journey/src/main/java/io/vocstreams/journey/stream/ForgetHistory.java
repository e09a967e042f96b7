package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.Derivation;
import io.vocstreams.journey.domain.customer.Forgetting;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.journey.domain.outcomes.OpportunityKey;
import io.vocstreams.journey.stream.CustomerEntries.EntryKey;
import io.vocstreams.journey.stream.ExchangeMessage.ClaimForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingForgotten;
import io.vocstreams.model.Journey;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.Sweeper;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over what is held and drops of each customer what can no longer change. Nothing is published by it. */
final class ForgetHistory {

    private static final int ENTRIES_PER_STEP = 1_000;

    /**
     * Customers with more are looked at no more often than the sweepers begin, as each look goes over all they have.
     */
    private static final int LARGE = 1_000;

    private final CustomerStores stores;
    private final CustomerWork work;
    private final CustomerRules rules;
    private final Retention retention;
    private final Exchange exchange;
    private final Publisher publisher;
    private final Map<String, Instant> nextLooks = new HashMap<>();
    private final OutcomeWork outcomes;
    private final CaseWork cases;
    private final GuidanceWork guidance;
    private final Sweeper sweeper;

    ForgetHistory(
            CustomerStores stores,
            CustomerWork work,
            CustomerRules rules,
            Retention retention,
            Exchange exchange,
            Publisher publisher,
            OutcomeWork outcomes,
            CaseWork cases,
            GuidanceWork guidance) {
        this.stores = stores;
        this.work = work;
        this.rules = rules;
        this.retention = retention;
        this.exchange = exchange;
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.cases = cases;
        this.guidance = guidance;
        this.sweeper = new Sweeper(stores.entries().store(), ENTRIES_PER_STEP, retention.history());
    }

    void step(Instant settled, @Nullable Instant clock) {
        Instant limit = settled.minus(retention.history());
        Set<String> old = new LinkedHashSet<>();
        sweeper.step(settled.toEpochMilli(), (key, value) -> {
            EntryKey entry = EntryKey.of(key);
            return switch (entry.part()) {
                // Items are dropped in groups, so what is old only tells which customer to look at.
                case TOUCHPOINT, FEEDBACK -> {
                    if (ItemStore.occurredAt(value).isBefore(limit)) {
                        old.add(entry.customerId());
                    }
                    yield false;
                }
                case JOURNEY ->
                    dropIf(
                            isGone(entry, PublishedJourney.FORM.fromStore(value), limit),
                            entry,
                            customer -> customer.published().remove(JourneyStore.journeyId(entry.rest())));
                case OPPORTUNITY -> {
                    OpportunityKey opportunity = Opportunities.opportunityKey(entry.rest());
                    yield dropIf(outcomes.isForgotten(opportunity), entry, customer -> customer.opportunities()
                            .put(opportunity, null));
                }
                case CASE ->
                    dropIf(cases.isForgotten(KnownCases.FORM.fromStore(value)), entry, customer -> customer.cases()
                            .remove(KnownCases.caseId(entry.rest())));
                // They go with what they are about, or when nothing of it holds any more; consents hold for ever.
                case VOICE, RISK, GUIDANCE, CONSENT -> false;
            };
        });
        old.forEach(customer -> forget(customer, settled, clock));
    }

    private boolean isGone(EntryKey entry, PublishedJourney published, Instant limit) {
        return published.status() == Journey.Status.SUPERSEDED
                && !published.isOwed()
                && published.checkAt() == null
                && published.lastAt().isBefore(limit)
                && !work.isWaiting(entry.customerId());
    }

    /** What the store drops goes from memory, too. */
    private boolean dropIf(boolean gone, EntryKey entry, Consumer<HeldCustomer> inMemory) {
        HeldCustomer customer = gone ? stores.inMemory(entry.customerId()) : null;
        if (customer != null) {
            inMemory.accept(customer);
        }
        return gone;
    }

    private void forget(String customerId, Instant settled, @Nullable Instant clock) {
        Instant nextLook = nextLooks.get(customerId);
        boolean isLookedAt = nextLook == null || !settled.isBefore(nextLook);
        if (isLookedAt && !work.isLeftForLater(customerId)) {
            work.doNow(customerId, customer -> forget(customer, settled, clock));
        }
    }

    private void forget(HeldCustomer customer, Instant settled, @Nullable Instant clock) {
        lookAgain(customer, settled);
        Derivation before = rules.derive(customer.storedHistory(), clock);
        Set<EventKey> expired = Forgetting.expired(before, settled, retention);
        if (expired.isEmpty()) {
            return;
        }
        if (!customer.isDerived()) {
            customer.stands(rules.stand(before.history()));
        }
        CustomerChange its = new CustomerChange(customer);
        publisher.publishOwed(its);
        publisher.finish(its);
        guidance.forget(customer.id(), before.history().touches(), expired);
        expired.forEach(key -> drop(customer, key));
        if (customer.planned() != null && !isExposedWithout(before.history(), expired)) {
            stores.exposed().delete(customer.id());
        }
        dropPublished(customer.id(), before.journeys(), expired);
        stores.forget(customer.id());
    }

    private static boolean isExposedWithout(CustomerHistory history, Set<EventKey> expired) {
        CustomerHistory left = history.without(expired);
        return left.touches().stream().anyMatch(touch -> !touch.experiments().isEmpty())
                || left.answers().stream()
                        .anyMatch(answer -> !answer.experiments().isEmpty());
    }

    /** A small one is looked at whenever the sweeper comes by something old of it. */
    private void lookAgain(HeldCustomer customer, Instant settled) {
        if (customer.size() > LARGE) {
            nextLooks.put(customer.id(), settled.plus(retention.history().dividedBy(Sweeper.LOOKS)));
        } else {
            nextLooks.remove(customer.id());
        }
    }

    private void drop(HeldCustomer customer, EventKey key) {
        if (customer.touches().containsKey(key)) {
            stores.touches().delete(customer.id(), key);
        }
        if (customer.answers().containsKey(key)) {
            stores.answers().delete(customer.id(), key);
            exchange.send(new ClaimForgotten(key.eventId(), key.origin(), customer.id()));
        }
        if (customer.voices().containsKey(key)) {
            stores.voices().put(customer.id(), key, null);
            exchange.send(new ReadingForgotten(key.eventId(), key.origin(), customer.id()));
        }
    }

    /** A journey goes as a whole; another may bear its id. */
    private void dropPublished(String customerId, List<DerivedJourney> before, Set<EventKey> expired) {
        Set<String> gone = new HashSet<>();
        Set<String> left = new HashSet<>();
        for (DerivedJourney journey : before) {
            boolean isExpired = expired.contains(journey.touches().get(0).key());
            (isExpired ? gone : left).add(journey.id());
        }
        gone.removeAll(left);
        gone.forEach(id -> stores.journeys().delete(customerId, id));
    }
}
