package io.vocstreams.journey.domain;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a customer's answers are counted, and until when each one does. */
final class CountedAnswers {

    private final ScorePolicy policy;

    CountedAnswers(ScorePolicy policy) {
        this.policy = policy;
    }

    /** All answers on a scale, in time order. What was known before and is still so stays the same object. */
    List<CountedAnswer> of(CustomerHistory history, List<Attributed> attributions, List<CountedAnswer> before) {
        List<CountedAnswer> counted = new ArrayList<>(attributions.size());
        Map<Question, Instant> successors = new HashMap<>();
        int known = before.size() - 1;
        for (int i = attributions.size() - 1; i >= 0; i--) {
            Attributed attributed = attributions.get(i);
            Answer answer = attributed.answer();
            if (!answer.hasSeries()) {
                continue;
            }
            while (known >= 0 && isLater(before.get(known).answer(), answer)) {
                known--;
            }
            @Nullable CountedAnswer old = known >= 0 ? before.get(known) : null;
            String segment = history.segmentAt(answer.occurredAt());
            @Nullable Instant replacedAt = replacedAt(history, answer, successors);
            counted.add(
                    old != null && old.is(answer, attributed.touch(), segment, replacedAt)
                            ? old
                            : new CountedAnswer(answer, attributed.touch(), segment, replacedAt));
        }
        Collections.reverse(counted);
        return Collections.unmodifiableList(counted);
    }

    @SuppressWarnings("ReferenceEquality") // What did not change stays the same object.
    private static boolean isLater(Answer one, Answer other) {
        return one != other && Happening.ORDER.compare(one, other) > 0;
    }

    private @Nullable Instant replacedAt(CustomerHistory history, Answer answer, Map<Question, Instant> successors) {
        boolean eachCounts = history.isDevice() || policy.countingOf(answer.surveyId()) == Counting.ALL;
        return eachCounts || !answer.isResponse() ? null : successors.put(Question.of(answer), answer.occurredAt());
    }

    /** Answers to one question on different scales do not replace each other. */
    record Question(String surveyId, String questionId, Scale scale) {
        static Question of(Answer answer) {
            return new Question(answer.surveyId(), answer.questionId(), answer.scale());
        }
    }
}
