package io.vocstreams.app.customer;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one customer did and said: a chapter for each journey, and one for what was said about no step of them. */
public record Story(List<Chapter> chapters) {

    /**
     * One journey, step by step.
     *
     * @param journey null for feedback about no step of a journey
     */
    public record Chapter(@Nullable Journey journey, List<Line> lines) {}

    /** A step or a feedback, on the time line. */
    public sealed interface Line permits Moved, Said {}

    /**
     * A step.
     *
     * @param gap since the step before; null for the first
     */
    public record Moved(Journey.Step step, @Nullable Duration gap) implements Line {}

    /**
     * A feedback, behind the step that it is about.
     *
     * @param feedback null where retention has deleted it
     */
    public record Said(Attribution attribution, @Nullable Feedback feedback) implements Line {

        /** Null if it is not known. */
        public @Nullable Instant at() {
            return feedback == null ? null : feedback.header().occurredAt();
        }
    }

    /**
     * Puts each feedback behind the step that it is about.
     *
     * @param answers the customer's feedback by its id, as far as it is still there
     */
    public static Story of(List<Journey> journeys, List<Attribution> attributions, Map<String, Feedback> answers) {
        List<Said> said = attributions.stream()
                .map(attribution -> new Said(attribution, answers.get(attribution.feedbackId())))
                .sorted(Comparator.comparing(Said::at, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.attribution().feedbackId()))
                .toList();
        List<Chapter> chapters = new ArrayList<>();
        Set<Said> placed = new HashSet<>();
        journeys.forEach(journey -> chapters.add(chapter(journey, said, placed)));
        List<Line> rest = said.stream()
                .filter(one -> !placed.contains(one))
                .map(Line.class::cast)
                .toList();
        if (!rest.isEmpty()) {
            chapters.add(new Chapter(null, rest));
        }
        return new Story(chapters);
    }

    private static Chapter chapter(Journey journey, List<Said> said, Set<Said> placed) {
        List<Line> lines = new ArrayList<>();
        Instant before = null;
        for (Journey.Step step : journey.path().steps()) {
            lines.add(new Moved(step, before == null ? null : Duration.between(before, step.occurredAt())));
            before = step.occurredAt();
            for (Said one : said) {
                if (step.eventId().equals(one.attribution().touchpointId()) && placed.add(one)) {
                    lines.add(one);
                }
            }
        }
        // About a step that is beyond those listed.
        for (Said one : said) {
            if (Objects.equals(one.attribution().journeyId(), journey.journeyId()) && placed.add(one)) {
                lines.add(one);
            }
        }
        return new Chapter(journey, List.copyOf(lines));
    }
}
