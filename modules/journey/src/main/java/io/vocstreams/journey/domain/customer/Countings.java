package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.counting.Counting;
import io.vocstreams.journey.domain.counting.Features;
import io.vocstreams.journey.domain.counting.SeriesOfAnswer;
import io.vocstreams.journey.domain.counting.SeriesOfAnswer.Part;
import io.vocstreams.journey.domain.counting.WindowSpan;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Question;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As what answers and their texts count: in which series, and in which windows, before the customer's next answer takes
 * an answer's place.
 */
final class Countings {

    /** Those of all series. */
    private static final List<WindowSize> SIZES = WindowSize.OF_ALL;

    private static final List<WindowSize> WITH_ARMS = List.of(WindowSize.values());

    private final ScorePolicy policy;
    private final SeriesOfAnswer series;
    private final Days days;

    Countings(ScorePolicy policy, ActionCatalogue catalogue) {
        this.policy = policy;
        this.series = new SeriesOfAnswer(policy.breakdowns(), catalogue);
        this.days = new Days(policy.zone());
    }

    /** The answer itself, and what its comment says. */
    List<Counting> of(CustomerState customer, Attributed attributed, @Nullable Voice voice) {
        Answer answer = attributed.answer();
        Instant at = answer.occurredAt();
        Features features = Features.of(
                answer,
                attributed.touch(),
                customer.segmentAt(at),
                customer.arms().at(at));
        List<Counting> countings = new ArrayList<>(1);
        if (answer.hasSeries()) {
            countings.add(own(customer, answer, features.speakingOf(voice)));
        }
        if (voice != null) {
            said(answer.occurredAt(), features, voice, countings);
        }
        return countings;
    }

    /** What a conversation says. One that neither praises nor blames is no answer. */
    List<Counting> of(CustomerState customer, Touch first, Voice voice) {
        if (voice.polarity() == Sentiment.NEUTRAL) {
            return List.of();
        }
        List<Counting> countings = new ArrayList<>(1);
        Instant at = first.occurredAt();
        said(at, Features.of(first, customer.segmentAt(at), customer.arms().at(at)), voice, countings);
        return countings;
    }

    private Counting own(CustomerState customer, Answer answer, Features features) {
        Instant replacedAt = null;
        if (isReplaceable(answer, customer.isDevice())) {
            Map.Entry<CustomerEvent, Answer> next =
                    customer.set().responses(Question.of(answer)).higherEntry(answer);
            replacedAt = next == null ? null : next.getValue().occurredAt();
        }
        Feedback.Status status = answer.status();
        Integer value = answer.isResponse() ? answer.value() : null;
        boolean counts = value != null || status == Feedback.Status.DISMISSED || status == Feedback.Status.PARTIAL;
        return new Counting(
                status,
                value,
                series.of(answer.scale(), features, Part.ALL),
                counts ? spans(sizes(features), answer.occurredAt(), replacedAt) : List.of());
    }

    /** Under a theme, or a business function, what is said of that counts. */
    private void said(Instant at, Features features, Voice voice, List<Counting> countings) {
        Sentiment polarity = voice.polarity();
        if (polarity != null) {
            List<WindowSpan> spans = spans(sizes(features), at, null);
            countings.add(said(polarity, features, Part.WHOLE, spans));
            voice.themes()
                    .forEach(theme -> countings.add(said(
                            theme.polarity(), features.speakingOf(theme.id(), theme.function()), Part.THEME, spans)));
            voice.functions()
                    .forEach((function, said) ->
                            countings.add(said(said, features.speakingOf(null, function), Part.FUNCTION, spans)));
        }
    }

    private Counting said(Sentiment polarity, Features features, Part part, List<WindowSpan> spans) {
        return new Counting(
                Feedback.Status.ANSWERED, polarity.value(), series.of(Sentiment.SCALE, features, part), spans);
    }

    private static List<WindowSize> sizes(Features features) {
        return features.arms().isEmpty() ? SIZES : WITH_ARMS;
    }

    /** Whether a later answer of the same customer to the same question takes its place. */
    private boolean isReplaceable(Answer answer, boolean isDevice) {
        return answer.isResponse() && !isDevice && policy.countingOf(answer.surveyId()) != ScorePolicy.Counting.ALL;
    }

    /** None of a size where the next answer falls into the same window, or leaves none. */
    private List<WindowSpan> spans(List<WindowSize> sizes, Instant at, @Nullable Instant replacedAt) {
        long day = days.dayOf(at);
        List<WindowSpan> spans = new ArrayList<>(sizes.size());
        for (WindowSize size : sizes) {
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
