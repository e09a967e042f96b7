package io.vocstreams.journey.domain;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a customer's answers are counted, and until when each one does. */
final class CountedAnswers {

    static final Comparator<Scale> SCALE_ORDER = Comparator.comparing(Scale::metric)
            .thenComparing(Scale::min)
            .thenComparing(Scale::max)
            .thenComparing(Scale::polarity);

    private final ScorePolicy policy;

    CountedAnswers(ScorePolicy policy) {
        this.policy = policy;
    }

    /** All answers on a scale, in time order. */
    List<CountedAnswer> of(CustomerHistory history, List<Attributed> attributions) {
        List<CountedAnswer> counted = new ArrayList<>(attributions.size());
        Map<Question, Instant> successors = new HashMap<>();
        for (int i = attributions.size() - 1; i >= 0; i--) {
            Attributed attributed = attributions.get(i);
            Answer answer = attributed.answer();
            if (answer.hasSeries()) {
                @Nullable
                Instant replacedAt = isReplaceable(answer, history.isDevice())
                        ? successors.put(Question.of(answer), answer.occurredAt())
                        : null;
                counted.add(new CountedAnswer(
                        answer, attributed.touch(), history.segmentAt(answer.occurredAt()), replacedAt));
            }
        }
        Collections.reverse(counted);
        return Collections.unmodifiableList(counted);
    }

    /** Whether a later answer of the same customer to the same question takes its place. */
    boolean isReplaceable(Answer answer, boolean isDevice) {
        boolean eachCounts = isDevice || policy.countingOf(answer.surveyId()) == Counting.ALL;
        return !eachCounts && answer.isResponse();
    }

    /** Answers to one question on different scales do not replace each other. */
    record Question(String surveyId, String questionId, Scale scale) {

        static final Comparator<Question> ORDER = Comparator.comparing(Question::surveyId)
                .thenComparing(Question::questionId)
                .thenComparing(Question::scale, SCALE_ORDER);

        static Question of(Answer answer) {
            return new Question(answer.surveyId(), answer.questionId(), answer.scale());
        }
    }
}
