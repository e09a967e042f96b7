package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts anew the answers that a change reaches, as {@link CountedAnswers} counts them all. */
final class Recounting {

    private final CountedAnswers rule;

    Recounting(CountedAnswers rule) {
        this.rule = rule;
    }

    /** Counted answers after a change, and which count differently, in time order. */
    record Result(Counted counted, List<CountedAnswer> before, List<CountedAnswer> after) {}

    Counted counted(CustomerHistory history, List<Attributed> attributed) {
        List<CountedAnswer> all = rule.of(history, attributed);
        boolean isDevice = history.isDevice();
        return Counted.of(
                all,
                all.stream()
                        .map(CountedAnswer::answer)
                        .filter(answer -> rule.isReplaceable(answer, isDevice))
                        .toList());
    }

    Result recount(Standing old, Edit edit, Reattribution.Result attributed) {
        boolean sameProfiles = edit.profiles().equals(old.profiles());
        if (sameProfiles && attributed.isNothing()) {
            return new Result(old.counted(), List.of(), List.of());
        }
        Set<Answer> concerned = new TreeSet<>(Happening.ORDER);
        Counted counted = replaced(old, edit.answer(), concerned);
        attributed.before().forEach(one -> concerned.add(one.answer()));
        attributed.after().forEach(one -> concerned.add(one.answer()));
        if (!sameProfiles) {
            otherSegment(old, edit.profiles(), attributed.answers(), concerned);
        }
        List<CountedAnswer> before = new ArrayList<>();
        List<CountedAnswer> after = new ArrayList<>();
        SortedTree<CountedAnswer, Boolean> byTime = counted.byTime();
        for (Answer answer : concerned) {
            CountedAnswer was = old.counted().of(answer);
            CountedAnswer is = count(attributed.answers().of(answer), edit.profiles(), counted);
            if (was != null && !was.equals(is)) {
                before.add(was);
                byTime = byTime.without(was);
            }
            if (is != null && !is.equals(was)) {
                after.add(is);
                byTime = byTime.with(is);
            }
        }
        return new Result(new Counted(byTime, counted.byQuestion(), counted.uses()), before, after);
    }

    /** An answer that comes or goes also concerns the one whose place it takes. */
    private Counted replaced(Standing old, Edit.Replaced<Answer> edit, Set<Answer> concerned) {
        Counted counted = old.counted();
        SortedTree<Answer, Boolean> byQuestion = counted.byQuestion();
        if (edit.old() != null && rule.isReplaceable(edit.old(), old.isDevice())) {
            add(concerned, counted.replacedBy(edit.old()));
            byQuestion = byQuestion.without(edit.old());
        }
        if (edit.replacement() != null && rule.isReplaceable(edit.replacement(), old.isDevice())) {
            byQuestion = byQuestion.with(edit.replacement());
            counted = new Counted(counted.byTime(), byQuestion, counted.uses());
            add(concerned, counted.replacedBy(edit.replacement()));
        }
        return new Counted(counted.byTime(), byQuestion, counted.uses());
    }

    private static void add(Set<Answer> concerned, @Nullable Answer answer) {
        if (answer != null) {
            concerned.add(answer);
        }
    }

    private static void otherSegment(
            Standing old, List<ProfileVersion> profiles, AttributedAnswers answers, Set<Answer> concerned) {
        NavigableSet<Instant> bounds = new TreeSet<>();
        bounds.add(Instant.MIN);
        old.profiles().forEach(version -> bounds.add(version.effectiveAt()));
        profiles.forEach(version -> bounds.add(version.effectiveAt()));
        for (Instant bound : bounds) {
            String segment = CustomerHistory.segmentAt(old.profiles(), bound);
            if (!segment.equals(CustomerHistory.segmentAt(profiles, bound))) {
                Instant next = bounds.higher(bound);
                answers.byTime()
                        .forEach(
                                AttributedAnswers.from(bound),
                                next == null ? any -> false : AttributedAnswers.from(next),
                                one -> concerned.add(one.answer()));
            }
        }
    }

    private static @Nullable CountedAnswer count(
            @Nullable Attributed attributed, List<ProfileVersion> profiles, Counted counted) {
        if (attributed == null || !attributed.answer().hasSeries()) {
            return null;
        }
        Answer answer = attributed.answer();
        Answer replacement = counted.byQuestion().find(answer) == null ? null : counted.replacementOf(answer);
        return new CountedAnswer(
                answer,
                attributed.touch(),
                CustomerHistory.segmentAt(profiles, answer.occurredAt()),
                replacement == null ? null : replacement.occurredAt());
    }
}
