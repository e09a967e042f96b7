package io.vocstreams.testkit;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever sent, in the order of the topics, the policies, and the clock at which the outcome is looked
 * at; a null clock has not started: nothing is closed yet.
 *
 * @param plans the first day of each experiment that is planned in the end
 * @param measures what is measured, of {@link MeasuresOfWorlds} where the world is to be written as text
 */
public record World(
        List<Input> inputs,
        IdentityPolicy identity,
        JourneyPolicy journey,
        ScorePolicy scores,
        @Nullable Instant clock,
        Map<String, LocalDate> plans,
        List<Measure> measures) {

    private static final Instant EMPTY = Instant.parse("2026-11-22T12:00:00Z");

    public World {
        inputs = List.copyOf(inputs);
        plans = new TreeMap<>(plans);
        measures = List.copyOf(measures);
    }

    /** Without planned experiments and measures. */
    public World(
            List<Input> inputs,
            IdentityPolicy identity,
            JourneyPolicy journey,
            ScorePolicy scores,
            @Nullable Instant clock) {
        this(inputs, identity, journey, scores, clock, Map.of(), List.of());
    }

    public static World of(@Nullable Instant clock, Input... inputs) {
        return new World(List.of(inputs), IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, clock);
    }

    public World withInputs(List<Input> others) {
        return new World(others, identity, journey, scores, clock, plans, measures);
    }

    public World withIdentity(IdentityPolicy other) {
        return new World(inputs, other, journey, scores, clock, plans, measures);
    }

    public World withJourney(JourneyPolicy other) {
        return new World(inputs, identity, other, scores, clock, plans, measures);
    }

    public World withScores(ScorePolicy other) {
        return new World(inputs, identity, journey, other, clock, plans, measures);
    }

    public World at(@Nullable Instant otherClock) {
        return new World(inputs, identity, journey, scores, otherClock, plans, measures);
    }

    public World planning(Map<String, LocalDate> others) {
        return new World(inputs, identity, journey, scores, clock, others, measures);
    }

    public World measuring(List<Measure> others) {
        return new World(inputs, identity, journey, scores, clock, plans, others);
    }

    /** When each planned experiment starts. */
    public Map<String, Instant> startOfExperiments() {
        Map<String, Instant> starts = new TreeMap<>();
        plans.forEach((experiment, day) ->
                starts.put(experiment, day.atStartOfDay(scores.zone()).toInstant()));
        return starts;
    }

    /** The clock, or the latest of all times if that is later: nothing in the world lies in its future. */
    public Instant end() {
        Stream<Instant> times = inputs.stream()
                .flatMap(input -> input instanceof Input.Happened happened
                        ? Stream.of(happened.interaction().header().occurredAt())
                        : input instanceof Input.Linked linked
                                ? Stream.of(linked.link().occurredAt())
                                : Stream.empty());
        return Stream.concat(times, Stream.ofNullable(clock))
                .max(Instant::compareTo)
                .orElse(EMPTY);
    }

    /** Reads what {@link #toString} writes. */
    public static World parse(String text) {
        return WorldText.parse(text);
    }

    /** One record per line, so that a failing world can be read, and pasted into a test. */
    @Override
    public String toString() {
        return WorldText.of(this);
    }
}
