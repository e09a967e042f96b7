package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.ClaimChanges;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.journey.domain.Derivation;
import io.vocstreams.journey.domain.DerivedJourney;
import io.vocstreams.journey.domain.JourneyChanges;
import io.vocstreams.journey.stream.Closings.Closing;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes the difference between what was derived of a customer before and what is derived now. */
final class Publisher {

    private final CustomerRules rules;
    private final JourneyStore journeys;
    private final Closings closings;
    private final Exchange exchange;
    private final Outbox outbox;

    Publisher(CustomerRules rules, JourneyStore journeys, Closings closings, Exchange exchange, Outbox outbox) {
        this.rules = rules;
        this.journeys = journeys;
        this.closings = closings;
        this.exchange = exchange;
        this.outbox = outbox;
    }

    void publish(HeldCustomer customer, Derivation now, Reason reason) {
        Derivation before = customer.derivation();
        JourneyChanges.between(before.journeys(), now.journeys()).forEach(draft -> publish(customer, draft));
        claim(customer.id(), ClaimChanges.between(before.attributions(), now.attributions()));
        count(before, now, reason);
        customer.derived(now);
    }

    /** The entry was taken up, so the journey is waited for no longer. */
    void looked(HeldCustomer customer, Closing closing) {
        closings.remove(closing);
        PublishedJourney last = customer.published().get(closing.journeyId());
        if (last != null && closing.checkAt().equals(last.checkAt())) {
            put(customer, closing.journeyId(), last.withCheckAt(null));
        }
    }

    /** A journey that went on since it was put to be looked at is put there again. */
    void waitForOpen(HeldCustomer customer, String journeyId) {
        PublishedJourney last = customer.published().get(journeyId);
        if (last != null && last.status() == Journey.Status.OPEN && last.checkAt() == null) {
            put(customer, journeyId, last.withCheckAt(checkAt(customer, journeyId, last.lastAt(), null)));
        }
    }

    private void publish(HeldCustomer customer, Journey draft) {
        PublishedJourney last = customer.published().get(draft.journeyId());
        long revision = last == null ? 1 : last.revision() + 1;
        outbox.journey(DerivedJourney.published(draft, revision, outbox.now()));
        Instant waiting = last == null ? null : last.checkAt();
        Instant checkAt = draft.status() == Journey.Status.OPEN
                ? checkAt(customer, draft.journeyId(), draft.lastAt(), waiting)
                : waiting;
        put(customer, draft.journeyId(), new PublishedJourney(revision, draft.status(), draft.lastAt(), checkAt));
    }

    /** An entry that comes too early does no harm; one that comes too late is moved. */
    private Instant checkAt(HeldCustomer customer, String journeyId, Instant lastAt, @Nullable Instant waiting) {
        Instant closesAfter = rules.closesAfter(lastAt);
        if (waiting != null && !waiting.isAfter(closesAfter)) {
            return waiting;
        }
        if (waiting != null) {
            closings.remove(new Closing(waiting, customer.id(), journeyId));
        }
        closings.add(new Closing(closesAfter, customer.id(), journeyId));
        return closesAfter;
    }

    private void put(HeldCustomer customer, String journeyId, PublishedJourney published) {
        customer.published().put(journeyId, published);
        journeys.put(customer.id(), journeyId, published);
    }

    private void claim(String customerId, ClaimChanges changes) {
        changes.claimed().forEach(attributed -> {
            String origin = attributed.answer().key().origin();
            String feedbackId = attributed.answer().key().eventId();
            exchange.send(new Claimed(feedbackId, origin, attributed.draft(customerId)));
        });
        changes.withdrawn().forEach(key -> exchange.send(new Withdrawn(key.eventId(), key.origin(), customerId)));
    }

    private void count(Derivation before, Derivation now, Reason reason) {
        List<ScoreDelta> deltas = new ArrayList<>();
        rules.change(before, now).forEach((slot, change) -> deltas.add(new ScoreDelta(slot, change, reason)));
        if (!deltas.isEmpty()) {
            outbox.deltas(deltas);
        }
    }
}
