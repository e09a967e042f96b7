package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.attribution.ClaimChanges;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.Difference;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.journeys.JourneyChange;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.journey.domain.voices.VoiceChanges;
import io.vocstreams.journey.stream.Closings.Closing;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Slot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the difference between what was derived of a customer before and what is derived now: at the end of a unit
 * of work, but for journeys longer than their records can list, which are owed until it is time.
 */
final class Publisher {

    private final CustomerRules rules;
    private final JourneyStore journeys;
    private final VoiceStore voices;
    private final Closings closings;
    private final Exchange exchange;
    private final JourneyOutbox outbox;
    private final OpenJourneys open;
    private final Supplier<@Nullable Instant> clock;
    private final UnaryOperator<Map<Slot, Counts>> unsettled;

    /** @param unsettled leaves out of changes what can change no more */
    Publisher(
            CustomerRules rules,
            CustomerStores stores,
            Closings closings,
            Exchange exchange,
            JourneyOutbox outbox,
            OpenJourneys open,
            Supplier<@Nullable Instant> clock,
            UnaryOperator<Map<Slot, Counts>> unsettled) {
        this.rules = rules;
        this.journeys = stores.journeys();
        this.voices = stores.voices();
        this.closings = closings;
        this.exchange = exchange;
        this.outbox = outbox;
        this.open = open;
        this.clock = clock;
        this.unsettled = unsettled;
    }

    /** What has changed of the customer's claims and counts. */
    void publish(HeldCustomer customer, Difference difference, Reason reason) {
        claim(customer.id(), difference.claims());
        claim(customer, difference.voices());
        outbox.counts(unsettled.apply(difference.counts()), reason);
    }

    /** To be called when all has changed that the unit changes. */
    void finish(CustomerChange its) {
        HeldCustomer customer = its.customer();
        rules.changes(customer.state(), clock.get()).forEach(change -> publish(its, change));
        customer.state().published();
        rules.lastJourney(customer.state(), clock.get())
                .filter(last -> last.status() != statusOf(customer, last.id()))
                .ifPresent(last -> publish(its, last));
        for (String journeyId : its.entries()) {
            PublishedJourney known = customer.published().get(journeyId);
            if (known == null) {
                journeys.delete(customer.id(), journeyId);
            } else {
                journeys.put(customer.id(), journeyId, known);
            }
        }
    }

    private static Journey.Status statusOf(HeldCustomer customer, String journeyId) {
        PublishedJourney last = customer.published().get(journeyId);
        return last == null ? Journey.Status.UNKNOWN : last.status();
    }

    /** What changed of a long journey since it was published last, in one record. */
    void publishOwed(CustomerChange its, String journeyId) {
        HeldCustomer customer = its.customer();
        closings.settle(customer.id(), journeyId);
        PublishedJourney last = customer.published().get(journeyId);
        if (last != null && last.isOwed()) {
            rules.journey(customer.state(), journeyId, clock.get())
                    .ifPresent(change -> writeIfOther(its, change, last));
        }
    }

    void publishOwed(CustomerChange its) {
        its.customer().published().entrySet().stream()
                .filter(entry -> entry.getValue().isOwed())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(journeyId -> publishOwed(its, journeyId));
    }

    /** The entry was taken up, so the journey is waited for no longer. */
    void looked(CustomerChange its, Closing closing) {
        closings.remove(closing);
        PublishedJourney last = its.customer().published().get(closing.journeyId());
        if (last != null && closing.checkAt().equals(last.checkAt())) {
            its.keep(closing.journeyId(), last.withCheckAt(null));
        }
    }

    /** A journey that went on since it was put to be looked at is put there again. Only the last one can be open. */
    void waitForOpen(CustomerChange its, String journeyId) {
        HeldCustomer customer = its.customer();
        PublishedJourney last = customer.published().get(journeyId);
        Optional<JourneyChange> open = rules.lastJourney(customer.state(), clock.get())
                .filter(journey -> journey.id().equals(journeyId) && journey.status() == Journey.Status.OPEN);
        if (last != null && last.checkAt() == null && open.isPresent()) {
            Instant lastAt = open.get().lastAt();
            its.keep(journeyId, last.withCheckAt(checkAt(customer, journeyId, lastAt, null)));
        }
    }

    /** A record of a long journey costs the same again with each touchpoint, so it is not written with each. */
    private void publish(CustomerChange its, JourneyChange change) {
        PublishedJourney last =
                its.customer().published().getOrDefault(change.id(), PublishedJourney.never(change.lastAt()));
        if (change.isGone()) {
            publishGone(its, change, last);
        } else if (change.isLong()) {
            owe(its, change, last);
        } else {
            writeIfOther(its, change, last);
        }
    }

    /** Of one that was owed readers may never have known. */
    private void publishGone(CustomerChange its, JourneyChange change, PublishedJourney last) {
        if (last.isLive()) {
            JourneyContent content = change.isLong() ? change.outline() : change.content();
            write(its, change, content, JourneyFingerprint.of(content), last);
            return;
        }
        settle(its, change, last);
        if (last.revision() == 0) {
            its.forget(change.id());
        }
    }

    private void writeIfOther(CustomerChange its, JourneyChange change, PublishedJourney last) {
        JourneyContent content = change.content();
        JourneyFingerprint fingerprint = JourneyFingerprint.of(content);
        if (fingerprint.equals(last.fingerprint())) {
            settle(its, change, last);
        } else {
            write(its, change, content, fingerprint, last);
        }
    }

    private void settle(CustomerChange its, JourneyChange change, PublishedJourney last) {
        if (last.isOwed()) {
            closings.settle(its.customer().id(), change.id());
            its.keep(change.id(), last.owed(false));
        }
    }

    private void owe(CustomerChange its, JourneyChange change, PublishedJourney last) {
        HeldCustomer customer = its.customer();
        PublishedJourney owed = last.owed(true).withCheckAt(checkAt(customer, change, last));
        if (!last.isOwed()) {
            closings.owe(customer.id(), change.id());
        }
        if (!owed.equals(last)) {
            its.keep(change.id(), owed);
        }
    }

    private void write(
            CustomerChange its,
            JourneyChange change,
            JourneyContent content,
            JourneyFingerprint fingerprint,
            PublishedJourney last) {
        HeldCustomer customer = its.customer();
        long revision = last.revision() + 1;
        if (last.status() == Journey.Status.CLOSED || change.status() == Journey.Status.CLOSED) {
            its.closedOther();
        }
        outbox.journey(new Journey(content, revision, outbox.now()));
        open.published(last.status(), change.status());
        if (last.isOwed()) {
            closings.settle(customer.id(), change.id());
        }
        Instant checkAt = checkAt(customer, change, last);
        its.keep(
                change.id(),
                new PublishedJourney(revision, change.status(), change.lastAt(), fingerprint, checkAt, false));
    }

    private @Nullable Instant checkAt(HeldCustomer customer, JourneyChange change, PublishedJourney last) {
        return change.status() == Journey.Status.OPEN
                ? checkAt(customer, change.id(), change.lastAt(), last.checkAt())
                : last.checkAt();
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

    private void claim(String customerId, ClaimChanges changes) {
        changes.claimed().forEach(attributed -> {
            String origin = attributed.answer().key().origin();
            String feedbackId = attributed.answer().key().eventId();
            exchange.send(new Claimed(feedbackId, origin, attributed.content(customerId)));
        });
        changes.withdrawn().forEach(key -> exchange.send(new Withdrawn(key.eventId(), key.origin(), customerId)));
    }

    private void claim(HeldCustomer customer, VoiceChanges changes) {
        for (Heard heard : changes.heard()) {
            EventKey key = heard.event().key();
            customer.voices().put(key, heard.voice());
            voices.put(customer.id(), key, heard.voice());
            exchange.send(new ReadingClaimed(key.eventId(), key.origin(), heard.content(customer.id())));
        }
        for (EventKey key : changes.silent()) {
            customer.voices().remove(key);
            voices.put(customer.id(), key, null);
            exchange.send(new ReadingWithdrawn(key.eventId(), key.origin(), customer.id()));
        }
    }
}
