package io.vocstreams.bench.input;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: what must have been published when everything was processed, written as plainly as it can be said. It
 * shares no rule with any contender.
 */
public final class Expectation {

    private static final Duration GAP = Duration.ofDays(7);
    private static final Duration VISIT_GAP = Duration.ofMinutes(30);
    private static final Duration LOOKBACK = Duration.ofDays(14);

    private static final Comparator<Touch> BY_TIME =
            Comparator.comparing(Touch::at).thenComparing(Touch::eventId);

    private final Map<String, Set<Touch>> touches = new HashMap<>();
    private final Map<String, Set<Answer>> answers = new HashMap<>();

    record Touch(
            Instant at,
            String eventId,
            Channel channel,
            String action,
            @Nullable String store,
            @Nullable String product) {}

    record Answer(
            Instant at, String eventId, Channel channel, String survey, String metric, int least, int last, int value) {

        int points() {
            return last - least + 1;
        }
    }

    /** The rows of the tables. */
    public record Tables(Set<String> journeys, Set<String> attributions, Set<String> scores) {

        public Set<String> all() {
            Set<String> all = new HashSet<>(journeys);
            all.addAll(attributions);
            all.addAll(scores);
            return all;
        }
    }

    /** In any order, and as often as it comes: it is a set. */
    public void add(InputEvent event) {
        if (event.interaction() instanceof Feedback feedback) {
            Integer value = feedback.value();
            if (value == null) {
                throw new IllegalArgumentException("The input has answers only");
            }
            answers.computeIfAbsent(event.customer(), any -> new HashSet<>())
                    .add(new Answer(
                            feedback.header().occurredAt(),
                            feedback.header().eventId(),
                            feedback.channel(),
                            feedback.surveyId(),
                            feedback.metric().name(),
                            feedback.scaleMin(),
                            feedback.scaleMax(),
                            value));
        } else if (event.interaction() instanceof Touchpoint touchpoint) {
            touches.computeIfAbsent(event.customer(), any -> new HashSet<>())
                    .add(new Touch(
                            touchpoint.header().occurredAt(),
                            touchpoint.header().eventId(),
                            touchpoint.channel(),
                            touchpoint.action(),
                            touchpoint.storeId(),
                            touchpoint.productId()));
        }
    }

    /**
     * What the tables must be.
     *
     * @param whole with all breakdowns; otherwise only what every contender counts
     */
    public Tables tables(boolean whole) {
        Set<String> journeys = new HashSet<>();
        touches.forEach((customer, set) ->
                split(set.stream().sorted(BY_TIME).toList()).forEach(steps -> journeys.add(journey(customer, steps))));
        Set<String> attributions = new HashSet<>();
        ExpectedScores scores = new ExpectedScores(whole);
        answers.forEach((customer, set) -> {
            List<Touch> own = touches.getOrDefault(customer, Set.of()).stream()
                    .sorted(BY_TIME)
                    .toList();
            for (Answer answer : set) {
                attribute(customer, answer, own, attributions, scores);
            }
        });
        return new Tables(journeys, attributions, scores.rows());
    }

    private static List<List<Touch>> split(List<Touch> sorted) {
        List<List<Touch>> journeys = new ArrayList<>();
        Instant before = Instant.EPOCH;
        for (Touch touch : sorted) {
            if (journeys.isEmpty() || isAfter(before, touch.at, GAP)) {
                journeys.add(new ArrayList<>());
            }
            journeys.get(journeys.size() - 1).add(touch);
            before = touch.at;
        }
        return journeys;
    }

    private static String journey(String customer, List<Touch> steps) {
        int switches = 0;
        int visits = 1;
        for (int i = 1; i < steps.size(); i++) {
            Touch before = steps.get(i - 1);
            Touch step = steps.get(i);
            boolean switched = before.channel != step.channel;
            switches += switched ? 1 : 0;
            visits += switched || isAfter(before.at, step.at, VISIT_GAP) ? 1 : 0;
        }
        Rows.Span span = new Rows.Span(
                customer,
                steps.get(0).at.toEpochMilli(),
                steps.get(steps.size() - 1).at.toEpochMilli());
        Set<String> channels =
                steps.stream().map(step -> step.channel.name()).collect(Collectors.toCollection(LinkedHashSet::new));
        return Rows.journey(span, steps.stream().map(Touch::eventId).toList(), channels, switches, visits);
    }

    private static void attribute(
            String customer, Answer answer, List<Touch> sorted, Set<String> attributions, ExpectedScores scores) {
        Touch any = null;
        Touch same = null;
        for (Touch touch : sorted) {
            if (!touch.at.isAfter(answer.at) && !isAfter(touch.at, answer.at, LOOKBACK)) {
                any = touch;
                same = touch.channel == answer.channel ? touch : same;
            }
        }
        Touch about = same != null ? same : any;
        String rule = same != null ? "SAME_CHANNEL" : any != null ? "ANY_CHANNEL" : "NONE";
        attributions.add(Rows.attribution(
                answer.eventId,
                customer,
                rule,
                about == null ? null : about.eventId,
                about == null ? null : Duration.between(about.at, answer.at).toMillis()));
        scores.count(answer, about);
    }

    private static boolean isAfter(Instant earlier, Instant later, Duration longest) {
        return later.isAfter(earlier.plus(longest));
    }
}
