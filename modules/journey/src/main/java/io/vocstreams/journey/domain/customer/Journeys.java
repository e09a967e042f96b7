package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Changes;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.CustomerSet;
import io.vocstreams.journey.domain.history.TimeMark;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.Cut;
import io.vocstreams.journey.domain.journeys.Cuts;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.journey.domain.journeys.EndedJourney;
import io.vocstreams.journey.domain.journeys.JourneyRule;
import io.vocstreams.journey.domain.journeys.Recut;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Cuts one customer's touchpoints into journeys. */
public final class Journeys {

    private final long gapMillis;
    private final long mostMillis;
    private final JourneyRule rule;

    public Journeys(JourneyPolicy policy, ActionCatalogue catalogue) {
        this.gapMillis = policy.inactivityGap().toMillis();
        this.mostMillis = policy.maxDuration().toMillis();
        this.rule = new JourneyRule(policy.visitGap(), catalogue);
    }

    /**
     * The journeys in time order, still without feedback.
     *
     * @param clock null while no watermark is known; then only a later journey closes one
     */
    public List<DerivedJourney> derive(CustomerHistory history, @Nullable Instant clock) {
        CustomerState customer = CustomerState.of(history);
        cut(customer, customer.takeChanges());
        return all(customer, clock);
    }

    List<DerivedJourney> all(CustomerState customer, @Nullable Instant clock) {
        List<DerivedJourney> journeys = new ArrayList<>();
        for (Cut cut : customer.cuts().all()) {
            journeys.add(new DerivedJourney(content(customer, cut, clock), List.copyOf(listed(customer, cut))));
        }
        return List.copyOf(journeys);
    }

    /** The closed ones of a whole set. */
    public List<EndedJourney> ended(CustomerHistory history, @Nullable Instant clock) {
        CustomerState customer = CustomerState.of(history);
        cut(customer, customer.takeChanges());
        return ended(customer, clock);
    }

    List<EndedJourney> ended(CustomerState customer, @Nullable Instant clock) {
        List<EndedJourney> ended = new ArrayList<>();
        for (Cut cut : customer.cuts().all()) {
            if (status(customer, cut, clock) == Journey.Status.CLOSED) {
                Instant over = closesAfter(cut.lastAt());
                Cut next = customer.cuts().after(cut);
                ended.add(new EndedJourney(
                        cut.first().key(),
                        next == null || next.startedAt().isAfter(over) ? over : next.startedAt(),
                        rule.path(listed(customer, cut)).outcome()));
            }
        }
        return ended;
    }

    JourneyContent content(CustomerState customer, Cut cut, @Nullable Instant clock) {
        return new JourneyContent(
                cut.id(),
                customer.id(),
                customer.isIdentified(),
                status(customer, cut, clock),
                null,
                rule.path(listed(customer, cut)),
                customer.answers().about(cut.id()).values().stream()
                        .map(answer -> answer.key().eventId())
                        .toList());
    }

    /** As it was before it was superseded. */
    JourneyContent contentOfGone(CustomerState customer, Cut gone) {
        Unpublished unpublished = customer.unpublished();
        List<Touch> listed = listedBefore(customer, gone);
        return new JourneyContent(
                gone.id(),
                customer.id(),
                unpublished.wasIdentified(),
                Journey.Status.SUPERSEDED,
                heir(customer, listed),
                rule.path(listed),
                unpublished.feedback(gone.id(), customer.answers().about(gone.id())));
    }

    /** Whether there was more in it than a record lists. */
    boolean wasLong(CustomerState customer, Cut gone) {
        return listedBefore(customer, gone).size() > Journey.LISTED_STEPS
                || customer.unpublished()
                                .feedback(gone.id(), customer.answers().about(gone.id()))
                                .size()
                        > Journey.LISTED_STEPS;
    }

    private List<Touch> listedBefore(CustomerState customer, Cut gone) {
        Unpublished unpublished = customer.unpublished();
        TimeMark past = messagesPast(gone, unpublished.nextOf(gone, customer.cuts()));
        return unpublished.between(listed(customer.set(), gone, past), gone, past);
    }

    /** The journey that holds the earliest of its touchpoints still there. */
    private static @Nullable String heir(CustomerState customer, List<Touch> listed) {
        for (Touch touch : listed) {
            Touch now = touch.outbound() ? null : customer.set().touch(touch.key());
            Cut heir = now == null || now.outbound() ? null : customer.cuts().holding(now);
            if (heir != null) {
                return heir.id();
            }
        }
        return null;
    }

    Recut cut(CustomerState customer, Changes changes) {
        CustomerEvent first = changes.first();
        CustomerEvent last = changes.last();
        Recut recut = first == null || last == null ? Recut.NONE : cut(customer, first, last);
        customer.unpublished().recut(recut);
        for (Touch touch : changes.touches()) {
            if (touch.outbound()) {
                customer.unpublished().reach(of(touch, customer.cuts()));
            }
        }
        return recut;
    }

    /**
     * Cuts from the journey before the first change on, until the cuts coincide with the old ones.
     *
     * @param first before which no touchpoint has changed
     * @param last after which none has
     */
    private Recut cut(CustomerState customer, CustomerEvent first, CustomerEvent last) {
        NavigableMap<CustomerEvent, Touch> touches = customer.set().touches();
        Cuts cuts = customer.cuts();
        Cut start = cuts.before(first);
        Touch begin = start == null ? null : start.first();
        Touch previous = begin;
        if (start != null) {
            previous = touches.lowerEntry(first).getValue();
        }
        List<Cut> after = new ArrayList<>();
        Cut beyond = null;
        boolean coincides = false;
        for (Touch touch : (start == null ? touches : touches.tailMap(first, true)).values()) {
            boolean passed = CustomerEvent.ORDER.compare(touch, last) > 0;
            if (begin == null || previous == null || startsAnother(begin, previous, touch)) {
                if (begin != null && previous != null) {
                    after.add(cut(customer, begin, previous));
                }
                begin = touch;
                beyond = passed ? cuts.startingWith(touch) : null;
                coincides = beyond != null;
            } else if (passed) {
                Cut old = cuts.holding(touch);
                if (old != null && CustomerEvent.ORDER.compare(old.first(), begin) == 0) {
                    after.add(new Cut(old.id(), begin, old.last()));
                    beyond = cuts.after(old);
                    coincides = true;
                }
            }
            if (coincides) {
                break;
            }
            previous = touch;
        }
        if (!coincides && begin != null && previous != null) {
            after.add(cut(customer, begin, previous));
        }
        return new Recut(cuts.replace(start, beyond, after), after, beyond);
    }

    private static Cut cut(CustomerState customer, Touch first, Touch last) {
        Cut known = customer.cuts().startingWith(first);
        String id = known == null ? JourneyRule.idOf(customer.id(), first.key().eventId()) : known.id();
        return new Cut(id, first, last);
    }

    private boolean startsAnother(Touch first, Touch previous, Touch touch) {
        long at = touch.occurredAt().toEpochMilli();
        return at - previous.occurredAt().toEpochMilli() > gapMillis
                || at - first.occurredAt().toEpochMilli() >= mostMillis;
    }

    /** By the clock only the last journey may be open or closed; without one only a later journey closes it. */
    Journey.Status status(CustomerState customer, Cut cut, @Nullable Instant clock) {
        boolean isClosed = customer.cuts().after(cut) != null
                || (clock != null
                        && clock.toEpochMilli() > closesAfter(cut.lastAt()).toEpochMilli());
        return isClosed ? Journey.Status.CLOSED : Journey.Status.OPEN;
    }

    /** The journey is over when the clock is strictly later. */
    public Instant closesAfter(Instant lastAt) {
        return lastAt.plusMillis(gapMillis);
    }

    /**
     * Where the outbound messages of a journey end: the latest that had started has them, unless they come too long
     * after.
     */
    TimeMark messagesPast(Cut cut, @Nullable Cut next) {
        TimeMark over = TimeMark.after(closesAfter(cut.lastAt()));
        return next != null && next.startedAt().isBefore(over.occurredAt()) ? new TimeMark(next.startedAt()) : over;
    }

    /** The journey that lists a touchpoint. */
    @Nullable
    Cut of(Touch touch, Cuts cuts) {
        if (!touch.outbound()) {
            return cuts.holding(touch);
        }
        Cut latest = cuts.before(TimeMark.after(touch.occurredAt()));
        return latest != null && !touch.occurredAt().isAfter(closesAfter(latest.lastAt())) ? latest : null;
    }

    /** Whether there is more in it than a record lists. */
    boolean isLong(CustomerState customer, Cut cut) {
        if (customer.answers().about(cut.id()).size() > Journey.LISTED_STEPS) {
            return true;
        }
        int count = 0;
        for (Map<CustomerEvent, Touch> some : List.of(
                touches(customer.set(), cut),
                messages(customer.set(), cut, messagesPast(cut, customer.cuts().after(cut))))) {
            for (CustomerEvent ignored : some.keySet()) {
                if (++count > Journey.LISTED_STEPS) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All that is in a journey, in order. */
    Collection<Touch> listed(CustomerState customer, Cut cut) {
        return listed(customer.set(), cut, messagesPast(cut, customer.cuts().after(cut)));
    }

    private static Collection<Touch> listed(CustomerSet set, Cut cut, TimeMark messagesPast) {
        Map<CustomerEvent, Touch> messages = messages(set, cut, messagesPast);
        if (messages.isEmpty()) {
            return touches(set, cut).values();
        }
        List<Touch> all = new ArrayList<>(touches(set, cut).values());
        all.addAll(messages.values());
        all.sort(CustomerEvent.ORDER);
        return all;
    }

    private static Map<CustomerEvent, Touch> touches(CustomerSet set, Cut cut) {
        return set.touches().subMap(cut.first(), true, cut.last(), true);
    }

    /** Two that start at one time have no message between them. */
    private static Map<CustomerEvent, Touch> messages(CustomerSet set, Cut cut, TimeMark past) {
        if (set.messages().isEmpty() || !cut.startedAt().isBefore(past.occurredAt())) {
            return Map.of();
        }
        return set.messages().subMap(new TimeMark(cut.startedAt()), past);
    }
}
