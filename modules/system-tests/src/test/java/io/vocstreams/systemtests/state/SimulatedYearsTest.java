package io.vocstreams.systemtests.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.contracts.Topics;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.systemtests.driver.StateSize;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two years of the same traffic with the shipped horizons: what is held and what an event costs stay level. */
@Tag("once")
class SimulatedYearsTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int CUSTOMERS_A_WEEK = 6;

    /** The longest that anything is kept: the horizon, the lookback and the validity of a link are 425 days. */
    private static final int LEVEL_FROM_WEEK = 64;

    private static final int LEVEL_WEEKS = 5;

    private static final int WEEKS = 92;

    /** Each store is walked over a little at each tick. */
    private static final int TICKS_A_WEEK = 4;

    private static final List<String> WRITTEN = List.of(
            Topics.IDENTITY_HOPS,
            Topics.INTERACTIONS,
            Topics.JOURNEY_EXCHANGE,
            Topics.JOURNEYS,
            Topics.ATTRIBUTIONS,
            Topics.SCORES_DELTAS,
            Topics.SCORES);

    /** The contract keeps them for ever. */
    private static final String PROFILES = "voc-journey-profiles-by-customer-changelog";

    private final Traffic traffic = new Traffic(6, 1);

    @Test
    void shouldHoldAndCostNoMoreInTheSecondYearThanInTheFirst() {
        try (PipelineDriver pipeline =
                new PipelineDriver(Policies.forgetful(World.of(null)), Layout.of(2), START, new Random(1))) {
            List<Map<String, StateSize>> states = new ArrayList<>();
            List<Long> written = new ArrayList<>();
            for (int week = 0; week < WEEKS; week++) {
                play(week, pipeline);
                states.add(pipeline.state());
                written.add(written(pipeline.outcome()));
            }

            assertThat(pipeline.stored("w0-c")).as("of those who left").containsExactly(PROFILES);
            Map<String, StateSize> level = greatest(states.subList(LEVEL_FROM_WEEK, LEVEL_FROM_WEEK + LEVEL_WEEKS));
            Map<String, StateSize> last = greatest(states.subList(WEEKS - LEVEL_WEEKS, WEEKS));
            MeasuredSizes report = new MeasuredSizes(
                    "state-over-two-years.md", "store", "from week " + LEVEL_FROM_WEEK, "until week " + WEEKS);
            level.forEach((store, size) -> report.row(store, size.bytes(), bytes(last, store)));
            assertThat(withoutProfiles(last).keySet())
                    .isEqualTo(withoutProfiles(level).keySet());
            withoutProfiles(last).forEach((store, size) -> assertThat(size.bytes())
                    .as(store)
                    .isLessThanOrEqualTo(bytes(level, store) * 11 / 10 + 500));
            double early = perWeek(written, 8, 18);
            double late = perWeek(written, WEEKS - 11, WEEKS - 1);
            report.row("written to topics per event", perEvent(early), perEvent(late));
            report.write();
            assertThat(late).isCloseTo(early, within(early / 20));
        }
    }

    private void play(int week, PipelineDriver pipeline) {
        for (int customer = 0; customer < CUSTOMERS_A_WEEK; customer++) {
            String name = "w" + week + "-c" + customer;
            Instant start = START.plus(WEEK.multipliedBy(week)).plus(Duration.ofHours(12L * customer));
            pipeline.bringAnywhere(Traffic.profile(name, start));
            traffic.customer(name, start).forEach(pipeline::bringAnywhere);
        }
        pipeline.pass(Duration.between(pipeline.now(), START.plus(WEEK.multipliedBy(week + 1L))));
        settle(pipeline);
    }

    private static void settle(PipelineDriver pipeline) {
        pipeline.drain();
        for (int tick = 0; tick < TICKS_A_WEEK; tick++) {
            pipeline.pass(Duration.ofMillis(1_100));
            pipeline.drain();
        }
    }

    /** Of each store: the small ones vary from week to week with what was last in it. */
    private static Map<String, StateSize> greatest(List<Map<String, StateSize>> weeks) {
        Map<String, StateSize> greatest = new TreeMap<>();
        weeks.forEach(week -> week.forEach((store, size) ->
                greatest.merge(store, size, (one, other) -> one.bytes() >= other.bytes() ? one : other)));
        return greatest;
    }

    private static long bytes(Map<String, StateSize> state, String store) {
        return state.getOrDefault(store, new StateSize(0, 0)).bytes();
    }

    private static long written(Outcome outcome) {
        return WRITTEN.stream().mapToLong(outcome::bytes).sum();
    }

    private static double perWeek(List<Long> written, int from, int until) {
        return (written.get(until) - written.get(from)) / (double) (until - from);
    }

    private long perEvent(double perWeek) {
        return Math.round(perWeek / CUSTOMERS_A_WEEK / (traffic.touchpoints() + traffic.answers()));
    }

    private static Map<String, StateSize> withoutProfiles(Map<String, StateSize> state) {
        Map<String, StateSize> others = new TreeMap<>(state);
        others.remove(PROFILES);
        return others;
    }
}
