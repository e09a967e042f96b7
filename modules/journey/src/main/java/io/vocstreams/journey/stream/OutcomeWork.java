package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.customer.Difference;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.KnownOpportunities;
import io.vocstreams.journey.domain.outcomes.KnownOpportunity;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.MeasuredSet;
import io.vocstreams.journey.domain.outcomes.OpportunityChange;
import io.vocstreams.journey.domain.outcomes.OpportunityKey;
import io.vocstreams.journey.domain.outcomes.OutcomeRules;
import io.vocstreams.journey.domain.outcomes.OutcomeRules.Circumstances;
import io.vocstreams.journey.domain.outcomes.RateSlots;
import io.vocstreams.journey.stream.Deadlines.Due;
import io.vocstreams.model.score.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps up what readers know of the opportunities of customers, and sends what is different. */
final class OutcomeWork {

    /** So many changes of opportunities are published at once; the rest follows a tick later. */
    static final int MOST_AT_ONCE = 1_000;

    private static final Duration MARGIN = Duration.ofDays(1);

    private final OutcomeRules rules;
    private final RateSlots slots;
    private final Opportunities known;
    private final Deadlines deadlines;
    private final JourneyOutbox outbox;
    private final Supplier<@Nullable Instant> clock;
    private final Function<Duration, Instant> floor;
    private final Duration longest;
    private final Consumer<Measure> keyless;

    /**
     * The work of one task.
     *
     * @param floor what opened earlier can change no more, where the outcome may come so long after
     * @param keyless called with the measure of each that opens nothing because it names nothing by the measure's key
     */
    OutcomeWork(
            Measuring measuring,
            Opportunities known,
            Deadlines deadlines,
            JourneyOutbox outbox,
            Supplier<@Nullable Instant> clock,
            Function<Duration, Instant> floor,
            Consumer<Measure> keyless) {
        this.rules = measuring.rules();
        this.slots = measuring.slots();
        this.known = known;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.clock = clock;
        this.floor = floor;
        this.keyless = keyless;
        this.longest = measuring.longest();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    void replaced(CustomerChange its, @Nullable Touch old, @Nullable Touch replacement, boolean moved) {
        MeasuredSet set = its.customer().measured();
        if (set != null) {
            set.replace(old, replacement);
            its.moved(moved);
        }
    }

    void replaced(CustomerChange its, @Nullable Answer old, @Nullable Answer replacement, boolean moved) {
        MeasuredSet set = its.customer().measured();
        if (set != null) {
            set.replace(old, replacement);
            its.moved(moved);
        }
    }

    /** To be called when what answers are about, or what texts say, may have changed. */
    void derived(CustomerChange its, Difference difference) {
        MeasuredSet set = its.customer().measured();
        if (set != null) {
            set.attribute(difference.claims().claimed());
            set.hear(difference.voices());
        }
    }

    /** To be called when profiles have changed, which may matter to whatever opened. */
    void profilesChanged(CustomerChange its) {
        MeasuredSet set = its.customer().measured();
        if (set != null) {
            rules.ofProfiles()
                    .forEach(measure ->
                            deadlines.add(Deadlines.owed(its.customer().id(), measure)));
        }
    }

    /** What has changed of a customer's set since this was asked last. */
    List<MeasuredInteraction> takeChanges(HeldCustomer customer) {
        MeasuredSet set = customer.measured();
        if (set == null) {
            return List.of();
        }
        set.come().forEach(interaction -> rules.missingTheirKey(interaction).forEach(keyless));
        return set.takeChanges();
    }

    /** To be called when other experiments are planned than before. */
    void plansChanged(CustomerChange its) {
        if (its.customer().measured() != null) {
            rules.ofExperiments()
                    .forEach(measure ->
                            deadlines.add(Deadlines.owed(its.customer().id(), measure)));
        }
    }

    /** To be called when a customer's set has changed. */
    void finish(CustomerChange its, List<MeasuredInteraction> changes) {
        HeldCustomer customer = its.customer();
        MeasuredSet set = customer.measured();
        if (set != null && !changes.isEmpty()) {
            tell(
                    customer,
                    rules.changes(set, changes, circumstances(customer), customer.opportunities()),
                    its.isMovedOnly());
        }
    }

    /** A measure of which more is to be worked off. */
    void owed(CustomerChange its, Due due) {
        deadlines.remove(due);
        HeldCustomer customer = its.customer();
        MeasuredSet set = customer.measured();
        Optional<Measure> measure = rules.measure(due.key().measure(), due.key().version());
        if (measure.isPresent() && set != null) {
            tell(customer, rules.changes(measure.get(), set, circumstances(customer), customer.opportunities()), true);
        }
    }

    /**
     * The time of an opportunity is over.
     *
     * @param customer null if it is not in memory, and need not be
     */
    void over(Due due, @Nullable HeldCustomer customer) {
        deadlines.remove(due);
        Optional<Measure> measure = rules.measure(due.key().measure(), due.key().version());
        KnownOpportunity was = customer == null
                ? known.get(due.customerId(), due.key())
                : customer.opportunities().get(due.key());
        if (measure.isPresent()
                && was != null
                && was.isPending()
                && was.deadline().equals(due.deadline())) {
            OpportunityChange missed = new OpportunityChange(due.key(), was, was.missed(measure.get()));
            if (customer == null) {
                tell(due.customerId(), measure.get(), missed, false);
            } else {
                tell(customer, measure.get(), missed, false);
            }
        }
    }

    /**
     * Publishes again what follows of a customer that other measures were published of. At once, however much it is:
     * all that readers know must follow from the same rules.
     */
    void changeRules(HeldCustomer customer, Measuring others) {
        Duration open = others.longest().compareTo(longest) > 0 ? others.longest() : longest;
        Circumstances circumstances = circumstances(customer, floor.apply(open));
        KnownOpportunities published = customer.opportunities();
        for (Measure other : others.rules().measures()) {
            if (!isCountedAlike(other)) {
                published.all(other).forEach((key, opportunity) -> {
                    if (!key.at().isBefore(circumstances.floor())) {
                        tell(customer, other, new OpportunityChange(key, opportunity, null), true);
                    }
                });
            }
        }
        MeasuredSet set = customer.measured();
        if (set != null) {
            for (Measure measure : rules.measures()) {
                rules.changes(measure, set, circumstances, published)
                        .forEach(change -> tell(customer, measure, change, true));
            }
        }
    }

    /** Whether there is such a measure still, in the same windows. */
    private boolean isCountedAlike(Measure other) {
        return rules.measure(other.id(), other.version())
                .filter(measure -> measure.sizes().equals(other.sizes()))
                .isPresent();
    }

    private void tell(HeldCustomer customer, List<OpportunityChange> changes, boolean moved) {
        int published = 0;
        for (OpportunityChange change : changes) {
            Optional<Measure> measure =
                    rules.measure(change.key().measure(), change.key().version());
            if (measure.isPresent()) {
                if (published < MOST_AT_ONCE) {
                    tell(customer, measure.get(), change, moved);
                } else {
                    deadlines.add(Deadlines.owed(customer.id(), measure.get()));
                }
                published++;
            }
        }
    }

    private void tell(HeldCustomer customer, Measure measure, OpportunityChange change, boolean moved) {
        customer.opportunities().put(change.key(), change.now());
        tell(customer.id(), measure, change, moved);
    }

    private void tell(String customerId, Measure measure, OpportunityChange change, boolean moved) {
        OpportunityKey key = change.key();
        KnownOpportunity before = change.before();
        KnownOpportunity now = change.now();
        if (before != null && before.isPending()) {
            deadlines.remove(new Due(before.deadline(), customerId, key));
        }
        if (now != null && now.isPending()) {
            deadlines.add(new Due(now.deadline(), customerId, key));
        }
        known.put(customerId, key, now);
        outbox.rates(slots.deltas(measure, change, reason(before, now, moved)));
    }

    private static Reason reason(@Nullable KnownOpportunity before, @Nullable KnownOpportunity now, boolean moved) {
        if (before == null || now == null) {
            return moved ? Reason.REASSIGNED : before == null ? Reason.NEW_OPPORTUNITY : Reason.RETRACTED;
        }
        return before.isPending() && !now.isPending() ? Reason.DECIDED : Reason.CORRECTED;
    }

    /** Whether an opportunity can change no more, and is decided, but for what a measure opened that is gone. */
    boolean isForgotten(OpportunityKey key) {
        return key.at().isBefore(floor.apply(longest).minus(MARGIN));
    }

    private Circumstances circumstances(HeldCustomer customer) {
        return circumstances(customer, floor.apply(longest));
    }

    private Circumstances circumstances(HeldCustomer customer, Instant limit) {
        return new Circumstances(
                List.copyOf(customer.profiles().values()), customer.state().arms(), clock.get(), limit);
    }
}
