package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributions;
import io.vocstreams.journey.domain.counting.CountedAnswers;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.Changes;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerSet;
import io.vocstreams.journey.domain.history.TimeMark;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.Cut;
import io.vocstreams.journey.domain.journeys.Recut;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which answers may be about something else since some touchpoints changed, by the rules of {@link Attributions}, or
 * come from another arm of an experiment.
 */
final class ConcernedAnswers {

    private final Duration reach;
    private final Duration lookback;

    ConcernedAnswers(JourneyPolicy policy) {
        this.reach = policy.attributionReach();
        this.lookback = policy.attributionLookback();
    }

    /** Adds to those that have changed themselves. */
    NavigableSet<CustomerEvent> of(CustomerState customer, Changes changes, Recut recut) {
        NavigableSet<CustomerEvent> concerned = changes.answers();
        CustomerSet set = customer.set();
        if (changes.isAll()) {
            concerned.addAll(set.answers().values());
        } else if (!set.answers().isEmpty()) {
            for (Touch touch : changes.touches()) {
                exposed(customer, touch, concerned);
                concerned.addAll(set.naming(touch.key().eventId()));
                if (!touch.outbound()) {
                    correlated(set, touch, concerned);
                    following(set, touch, concerned);
                }
            }
            for (Answer answer : changes.exposed()) {
                exposed(customer, answer, concerned);
            }
            moved(customer, recut, concerned);
        }
        return concerned;
    }

    /** Those that follow while the variants that it showed count. */
    private static void exposed(CustomerState customer, CustomerEvent changed, NavigableSet<CustomerEvent> concerned) {
        for (Arms.Span span : customer.arms().reachedBy(changed.key(), changed.occurredAt(), changed.experiments())) {
            concerned.addAll(customer.set()
                    .answers()
                    .subMap(new TimeMark(span.from()), new TimeMark(span.until()))
                    .keySet());
        }
    }

    /** A touchpoint is the latest to carry a correlation until the next does. */
    private void correlated(CustomerSet set, Touch touch, NavigableSet<CustomerEvent> concerned) {
        CustomerSet.Mention.forEach(
                touch.correlations(),
                mention -> add(
                        set.answersCorrelated(mention),
                        touch,
                        reach,
                        set.correlated(mention).higherKey(touch),
                        concerned));
    }

    /** A touchpoint is the latest of its channel, or of all, until the next. */
    private void following(CustomerSet set, Touch touch, NavigableSet<CustomerEvent> concerned) {
        add(set.answers(), touch, lookback, set.touches().higherKey(touch), concerned);
        add(
                set.answersOn(touch.channel()),
                touch,
                lookback,
                set.on(touch.channel()).higherKey(touch),
                concerned);
    }

    private static void add(
            NavigableMap<CustomerEvent, Answer> answers,
            Touch from,
            Duration longest,
            @Nullable CustomerEvent next,
            NavigableSet<CustomerEvent> concerned) {
        if (!answers.isEmpty()) {
            TimeMark until = TimeMark.after(from.occurredAt().plus(longest));
            if (next != null && next.occurredAt().isBefore(until.occurredAt())) {
                until = new TimeMark(next.occurredAt());
            }
            concerned.addAll(
                    answers.subMap(new TimeMark(from.occurredAt()), until).keySet());
        }
    }

    /** Those about touchpoints that may be in another journey now. Messages belong to a journey by their time. */
    private void moved(CustomerState customer, Recut recut, NavigableSet<CustomerEvent> concerned) {
        CountedAnswers answers = customer.answers();
        NavigableMap<CustomerEvent, Cut> after = new TreeMap<>(CustomerEvent.ORDER);
        recut.after().forEach(cut -> after.put(cut.first(), cut));
        for (Cut before : recut.before()) {
            Cut same = after.get(before.first());
            if (same == null || !covers(same, before, customer.set())) {
                concerned.addAll(answers.about(before.id()).keySet());
            }
        }
        if (!recut.isNothing() && !answers.aboutMessages().isEmpty()) {
            Instant from = start(recut);
            NavigableMap<CustomerEvent, Answer> later =
                    answers.aboutMessages().tailMap(new TimeMark(from.minus(reach)), true);
            concerned.addAll(
                    recut.beyond() == null
                            ? later.keySet()
                            : later.headMap(
                                            TimeMark.after(
                                                    recut.beyond().startedAt().plus(reach)),
                                            true)
                                    .keySet());
        }
    }

    /** Whether all of the other's touchpoints are in this one, as far as they are still there. */
    private static boolean covers(Cut cut, Cut other, CustomerSet set) {
        CustomerEvent next = set.touches().higherKey(cut.last());
        return cut.id().equals(other.id()) && (next == null || CustomerEvent.ORDER.compare(next, other.last()) > 0);
    }

    private static Instant start(Recut recut) {
        Instant start = Instant.MAX;
        for (Cut cut : recut.before()) {
            start = cut.startedAt().isBefore(start) ? cut.startedAt() : start;
        }
        for (Cut cut : recut.after()) {
            start = cut.startedAt().isBefore(start) ? cut.startedAt() : start;
        }
        return start;
    }
}
