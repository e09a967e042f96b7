package io.vocstreams.journey.domain;

import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Attributes anew the answers that a change may concern, by the same rules as {@link Attributions}. */
final class Reattribution {

    private static final Comparator<Attributed> BY_TIME = Comparator.comparing(Attributed::answer, Happening.ORDER);

    private final Attributions attributions;
    private final Duration reach;
    private final Duration lookback;

    Reattribution(JourneyPolicy policy, Attributions attributions) {
        this.attributions = attributions;
        this.reach = policy.attributionReach();
        this.lookback = policy.attributionLookback();
    }

    /** Answers after a change, and what is different about which of them, in time order. */
    record Result(AttributedAnswers answers, List<Attributed> before, List<Attributed> after) {
        boolean isNothing() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    /** Of all answers, in their order. */
    List<Attributed> attribute(List<Answer> answers, Timeline timeline, CutJourneys journeys) {
        List<Attributed> attributed = new ArrayList<>(answers.size());
        answers.forEach(answer -> attributed.add(attributions.attribute(answer, timeline, journeys::idOf)));
        return attributed;
    }

    /**
     * @param changed touchpoints that are gone or new
     */
    Result reattribute(
            AttributedAnswers old, Edit.Replaced<Answer> edit, Timeline now, Recut recut, List<Touch> changed) {
        if (old.byTime().isEmpty() && edit.replacement() == null) {
            return new Result(old, List.of(), List.of());
        }
        List<Attributed> before = new ArrayList<>();
        List<Attributed> after = new ArrayList<>();
        AttributedAnswers answers = old;
        Attributed gone = edit.old() == null ? null : old.of(edit.old());
        if (gone != null) {
            before.add(gone);
            answers = answers.without(gone);
        }
        for (Answer answer : concerned(answers, now, recut, changed)) {
            Attributed was = answers.of(answer);
            Attributed is = attributions.attribute(answer, now, recut.journeys()::idOf);
            if (was != null && !was.equals(is)) {
                before.add(was);
                after.add(is);
                answers = answers.replaced(was, is);
            }
        }
        if (edit.replacement() != null) {
            Attributed is = attributions.attribute(edit.replacement(), now, recut.journeys()::idOf);
            after.add(is);
            answers = answers.with(is);
        }
        before.sort(BY_TIME);
        after.sort(BY_TIME);
        return new Result(answers, before, after);
    }

    private Set<Answer> concerned(AttributedAnswers answers, Timeline now, Recut recut, List<Touch> changed) {
        if (answers.byTime().isEmpty()) {
            return Set.of();
        }
        Set<Answer> concerned = new TreeSet<>(Happening.ORDER);
        for (Touch touch : changed) {
            answers.naming(touch.key().eventId(), concerned::add);
            if (!touch.outbound()) {
                correlated(answers, now, touch, concerned);
                following(answers, now, touch, concerned);
            }
        }
        moved(answers, recut, concerned);
        if (answers.isAnyAboutMessage()) {
            movedMessages(answers, recut, concerned);
        }
        return concerned;
    }

    /** A touchpoint is the latest to carry a correlation until the next does. */
    private void correlated(AttributedAnswers answers, Timeline now, Touch touch, Set<Answer> concerned) {
        for (Mention<Touch> mention : Mention.of(touch.correlations(), touch)) {
            Touch next = now.correlated().first(mention.key(), mention.value(), Happening.after(touch));
            answers.correlated()
                    .forEach(
                            mention.key(),
                            mention.value(),
                            Happening.from(touch.occurredAt()),
                            past(touch.occurredAt().plus(reach), next),
                            concerned::add);
        }
    }

    /** A touchpoint is the latest of its channel, or of all, until the next. */
    private void following(AttributedAnswers answers, Timeline now, Touch touch, Set<Answer> concerned) {
        Instant until = touch.occurredAt().plus(lookback);
        Predicate<Happening> pastAll = past(until, now.touches().higher(touch));
        Predicate<Attributed> from = AttributedAnswers.from(touch.occurredAt());
        answers.byTime().forEach(from, one -> pastAll.test(one.answer()), one -> concerned.add(one.answer()));
        Predicate<Happening> pastChannel = past(until, now.nextOn(touch.channel(), touch));
        answers.byTime()
                .forEach(
                        from, one -> pastChannel.test(one.answer()), channels -> channels.has(touch.channel()), one -> {
                            if (one.answer().channel() == touch.channel()) {
                                concerned.add(one.answer());
                            }
                        });
    }

    private static Predicate<Happening> past(Instant until, @Nullable Touch next) {
        return happening -> happening.occurredAt().isAfter(until)
                || (next != null && !happening.occurredAt().isBefore(next.occurredAt()));
    }

    /** Those about touchpoints that are in another journey now, or in the same with another id. */
    private static void moved(AttributedAnswers answers, Recut recut, Set<Answer> concerned) {
        int first = 0;
        for (CutJourney journey : recut.after()) {
            while (first < recut.before().size()
                    && Happening.ORDER.compare(recut.before().get(first).sum().last(), journey.first()) < 0) {
                first++;
            }
            for (int i = first; i < recut.before().size(); i++) {
                CutJourney old = recut.before().get(i);
                if (Happening.ORDER.compare(old.first(), journey.sum().last()) > 0) {
                    break;
                }
                if (!old.id().equals(journey.id())) {
                    Touch from =
                            Happening.ORDER.compare(old.first(), journey.first()) > 0 ? old.first() : journey.first();
                    Touch last = Happening.ORDER.compare(
                                            old.sum().last(), journey.sum().last())
                                    < 0
                            ? old.sum().last()
                            : journey.sum().last();
                    answers.about(
                            false, Happening.from(from), Happening.after(last), one -> concerned.add(one.answer()));
                }
            }
        }
    }

    /** The same for messages, which belong to a journey by their time. */
    private static void movedMessages(AttributedAnswers answers, Recut recut, Set<Answer> concerned) {
        NavigableMap<Instant, String> before = holders(recut.journeys(), recut.before());
        NavigableMap<Instant, String> after = holders(recut.journeys(), recut.after());
        NavigableMap<Instant, String> bounds = new TreeMap<>(before);
        bounds.putAll(after);
        for (Instant bound : bounds.keySet()) {
            if (!at(before, bound).equals(at(after, bound))) {
                Instant next = bounds.higherKey(bound);
                answers.about(
                        true,
                        Happening.from(bound),
                        next == null ? any -> false : Happening.from(next),
                        one -> concerned.add(one.answer()));
            }
        }
    }

    /** From when on messages belong to which journey, or to none. */
    private static NavigableMap<Instant, String> holders(CutJourneys journeys, List<CutJourney> cut) {
        NavigableMap<Instant, String> holders = new TreeMap<>();
        for (CutJourney journey : cut) {
            holders.put(journey.startedAt(), journey.id());
            Instant over = journey.lastAt().plusMillis(journeys.gapMillis()).plusNanos(1);
            Instant nextAt = journey.nextAt();
            holders.put(nextAt != null && nextAt.isBefore(over) ? nextAt : over, "");
        }
        return holders;
    }

    private static String at(NavigableMap<Instant, String> holders, Instant time) {
        return holders.floorEntry(time) == null ? "" : holders.floorEntry(time).getValue();
    }
}
