package io.vocstreams.testkit.laws;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.laws.Law.Sides;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that many days later. Calendar months do not move with days, so they are left out. */
final class Moved {

    /** No multiple of a rolling window, and over the end of a month. */
    private static final Duration BY = Duration.ofDays(37);

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private Moved() {}

    static Sides sides(World anywhere, Function<World, Tables> tables) {
        ScorePolicy scores = anywhere.scores();
        World world = anywhere.withScores(new ScorePolicy(
                ZoneOffset.UTC,
                scores.breakdowns(),
                scores.counting(),
                scores.countingBySurvey(),
                scores.grace(),
                scores.emitInterval()));
        List<Input> inputs =
                world.inputs().stream().map(input -> (Input) record(input)).toList();
        Instant clock = world.clock() == null ? null : world.clock().plus(BY);
        Map<String, LocalDate> plans = new TreeMap<>(world.plans());
        plans.replaceAll((experiment, day) -> day.plusDays(BY.toDays()));
        Tables expected = Tables.empty();
        Tables before = tables.apply(world);
        expected.customers().putAll(before.customers());
        expected.attributions().putAll(before.attributions());
        before.journeys().values().forEach(journey -> expected.add((JourneyContent) record(journey)));
        before.readings().values().forEach(reading -> expected.add((Reading) record(reading)));
        before.scores().values().forEach(score -> expected.add((Score) record(score)));
        before.rates().values().forEach(rate -> expected.add((Rate) record(rate)));
        Tables actual = tables.apply(world.withInputs(inputs).at(clock).planning(plans));
        for (Tables side : List.of(expected, actual)) {
            side.scores().values().removeIf(score -> score.key().size() == WindowSize.MONTH);
            side.rates().values().removeIf(rate -> rate.key().size() == WindowSize.MONTH);
        }
        return new Sides(expected, actual);
    }

    /** Of a record all times, also those inside its parts. */
    private static Object record(Object record) {
        Shape shape = SHAPES.computeIfAbsent(record.getClass(), Shape::of);
        @Nullable Object[] values = new @Nullable Object[shape.accessors().size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(shape.accessors().get(i).invoke(record));
            }
            return shape.constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot move " + record, e);
        }
    }

    /** How records of a class are taken apart and put together. */
    private record Shape(List<Method> accessors, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(
                        Arrays.stream(components)
                                .map(RecordComponent::getAccessor)
                                .toList(),
                        type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("No record: " + type, e);
            }
        }
    }

    /** What was before 1970 is no time but a missing one. */
    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Instant time) {
            return time.isAfter(Instant.EPOCH) ? time.plus(BY) : time;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> Objects.requireNonNull(value(one))).toList();
        }
        return value instanceof Record && !isKept(value) ? record(value) : value;
    }

    /** Without a time inside. */
    private static boolean isKept(Object value) {
        return value instanceof Identifier
                || value instanceof Series
                || value instanceof RateSeries
                || value instanceof Voice;
    }
}
