package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One customer's answers as they count: by time, and by question where a later one takes an earlier one's place.
 *
 * @param uses where the customer is present; only kept of those with many answers
 */
record Counted(
        SortedTree<CountedAnswer, Boolean> byTime,
        SortedTree<Answer, Boolean> byQuestion,
        @Nullable SeriesUses uses) {

    private static final Comparator<CountedAnswer> BY_TIME =
            Comparator.comparing(CountedAnswer::answer, Happening.ORDER);
    private static final Comparator<Answer> BY_QUESTION = Comparator.comparing(
                    CountedAnswers.Question::of, CountedAnswers.Question.ORDER)
            .thenComparing(answer -> answer, Happening.ORDER);

    static Counted of(List<CountedAnswer> sorted, List<Answer> replaceable) {
        return new Counted(
                SortedTree.of(BY_TIME, sorted),
                SortedTree.of(
                        BY_QUESTION, replaceable.stream().sorted(BY_QUESTION).toList()),
                null);
    }

    Counted withUses(@Nullable SeriesUses others) {
        return new Counted(byTime, byQuestion, others);
    }

    @Nullable
    CountedAnswer of(Answer answer) {
        return byTime.at(counted -> Happening.ORDER.compare(counted.answer(), answer));
    }

    /** The answer that this one takes the place of. */
    @Nullable
    Answer replacedBy(Answer answer) {
        return ofSameQuestion(answer, byQuestion.lower(answer));
    }

    /** The answer that takes this one's place. */
    @Nullable
    Answer replacementOf(Answer answer) {
        return ofSameQuestion(answer, byQuestion.higher(answer));
    }

    List<CountedAnswer> all() {
        List<CountedAnswer> all = new ArrayList<>(byTime.size());
        byTime.forEach(all::add);
        return all;
    }

    /** The responses from a moment until before another. */
    List<CountedAnswer> responses(Instant first, Instant past) {
        List<CountedAnswer> responses = new ArrayList<>();
        byTime.forEach(from(first), from(past), counted -> {
            if (counted.answer().isResponse()) {
                responses.add(counted);
            }
        });
        return responses;
    }

    private static Predicate<CountedAnswer> from(Instant time) {
        return counted -> !counted.answer().occurredAt().isBefore(time);
    }

    private static @Nullable Answer ofSameQuestion(Answer answer, @Nullable Answer other) {
        return other != null && CountedAnswers.Question.of(other).equals(CountedAnswers.Question.of(answer))
                ? other
                : null;
    }
}
