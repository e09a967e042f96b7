package io.vocstreams.journey.domain;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As what an answer counts: in which series, and in which windows, before the customer's next answer takes its place.
 */
final class Countings {

    private static final List<WindowSize> SIZES = List.of(WindowSize.values());

    private final ScorePolicy policy;
    private final SeriesOfAnswer series;
    private final Days days;

    Countings(ScorePolicy policy, ActionCatalogue catalogue) {
        this.policy = policy;
        this.series = new SeriesOfAnswer(policy.breakdowns(), catalogue);
        this.days = new Days(policy.zone());
    }

    Counting of(CustomerState customer, Attributed attributed) {
        Answer answer = attributed.answer();
        if (!answer.hasSeries()) {
            return new Counting(answer.status(), null, List.of(), List.of());
        }
        Instant replacedAt = null;
        if (isReplaceable(answer, customer.isDevice())) {
            Map.Entry<Happening, Answer> next =
                    customer.set().responses(Question.of(answer)).higherEntry(answer);
            replacedAt = next == null ? null : next.getValue().occurredAt();
        }
        Feedback.Status status = answer.status();
        Integer value = answer.isResponse() ? answer.value() : null;
        boolean counts = value != null || status == Feedback.Status.DISMISSED || status == Feedback.Status.PARTIAL;
        return new Counting(
                status,
                value,
                series.of(answer, attributed.touch(), customer.segmentAt(answer.occurredAt())),
                counts ? spans(answer.occurredAt(), replacedAt) : List.of());
    }

    /** Whether a later answer of the same customer to the same question takes its place. */
    private boolean isReplaceable(Answer answer, boolean isDevice) {
        return answer.isResponse() && !isDevice && policy.countingOf(answer.surveyId()) != ScorePolicy.Counting.ALL;
    }

    /** None of a size where the next answer falls into the same window, or leaves none. */
    private List<WindowSpan> spans(Instant at, @Nullable Instant replacedAt) {
        long day = days.dayOf(at);
        List<WindowSpan> spans = new ArrayList<>(SIZES.size());
        for (WindowSize size : SIZES) {
            if (size.isRolling()) {
                long last =
                        replacedAt == null ? day + size.days() : Math.min(day + size.days(), days.dayOf(replacedAt));
                if (last > day) {
                    spans.add(new WindowSpan(size, day + 1, last + 1));
                }
            } else {
                long start = startOf(size, at);
                if (replacedAt == null || startOf(size, replacedAt) != start) {
                    spans.add(new WindowSpan(size, start, 0));
                }
            }
        }
        return spans;
    }

    private long startOf(WindowSize size, Instant at) {
        return days.startOf(size, at).toEpochMilli();
    }
}
