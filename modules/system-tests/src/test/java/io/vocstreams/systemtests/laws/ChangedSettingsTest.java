package io.vocstreams.systemtests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.ActionCatalogue.Action;
import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import io.vocstreams.testkit.worlds.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Files are settings: any history with a start under other files and settings in its middle, and further restarts, ends
 * as one that had the last ones from the start. Here nothing is ever too late, so nothing is settled.
 */
class ChangedSettingsTest {

    private static final ActionCatalogue OTHER_ACTIONS = new ActionCatalogue(Map.of(
            "page_viewed", new Action(LifecycleStage.USE, Kind.GOAL),
            "cart_updated", new Action(LifecycleStage.SUPPORT, Kind.CONTACT),
            "order_placed", new Action(LifecycleStage.AWARENESS, Kind.PLAIN)));

    private static final List<Measure> MEASURES = MeasureFile.parse("before", """
        measures:
          - {id: removed, version: 1, opens: {action: page_viewed}, closes: {kind: goal}, within: P5D,
             episode: PT30M, breakdowns: ["*", channel], sizes: [P1D, rolling-P7D]}
          - {id: raised, version: 1, opens: {action: cart_updated}, closes: {action: order_placed}, within: P1D,
             episode: PT30M}
          - {id: changed, version: 1, opens: {action: [call_started, page_viewed]}, closes: {kind: contact},
             within: P30D, episode: PT1H, breakdowns: ["*", stage], sizes: [P1D, P1M]}
          - {id: kept, version: 1, opens: {kind: intent}, closes: {feedback: [NPS, CSAT, CES]}, within: P7D,
             episode: PT30M, breakdowns: ["*", stage, segment]}
        """);

    private static final List<Measure> OTHER_MEASURES = MeasureFile.parse("after", """
        measures:
          - {id: raised, version: 2, opens: {action: cart_updated}, closes: {action: order_placed}, within: P3D,
             episode: PT24H}
          - {id: changed, version: 1, opens: {action: [call_started, page_viewed]}, closes: {any: true},
             within: P1D, episode: PT1H, success: absent, breakdowns: ["*", channel], sizes: [P1D, rolling-P28D]}
          - {id: kept, version: 1, opens: {kind: intent}, closes: {feedback: [NPS, CSAT, CES]}, within: P7D,
             episode: PT30M, breakdowns: ["*", stage, segment]}
          - {id: added, version: 1, opens: {any: true}, closes: self}
        """);

    /** More than a world has customers. */
    private static final int TICKS = 50;

    private static final Duration TICK = Duration.ofMillis(200);

    /**
     * A window keeps the day on which it closes, also when its measure waits for less since. So the longest is: a
     * window of 28 days, of which changes came while the measure waited for 30 days, and a week of grace.
     */
    private static final Duration UNTIL_ALL_IS_CLOSED = Duration.ofDays(28 + 30 + 7 + 1);

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property
    void shouldEndAsIfTheLastSettingsHadHeldFromTheStart(
            @ForAll("worlds") World world, @ForAll("worlds") World other, @ForAll long seed) {
        Policies others = Policies.patient(withPoliciesOf(world, other));
        Policies last = Policies.patient(world);
        try (Play play = new Play(world, last, Layout.of(3), seed)) {
            List<Policies> starts = List.of(last, others, others.knowing(OTHER_ACTIONS), last);
            change(play, world, starts.subList(play.random().nextInt(starts.size() - 1), starts.size()));

            play.shouldBeAs(world.inputs());
        }
    }

    @Property
    void shouldRateAsIfTheLastMeasuresHadHeldFromTheStart(@ForAll("worlds") World world, @ForAll long seed) {
        Policies others = Policies.patient(world.measuring(MEASURES)).knowing(OTHER_ACTIONS);
        World changed = world.measuring(OTHER_MEASURES);
        Policies last = Policies.patient(changed);
        try (Play play = new Play(changed, others, Layout.of(2), seed)) {
            change(play, changed, List.of(others, last));
            play.pipeline().pass(UNTIL_ALL_IS_CLOSED);
            play.rest();

            play.shouldBeAs(world.inputs());
        }
    }

    @Test
    void shouldLeaveSettledWindowsAsTheyWere() {
        World world = oneLongJourney(List.of(Breakdown.NONE, Breakdown.parse("stage"), Breakdown.parse("action")));
        World other = oneLongJourney(List.of(Breakdown.NONE, Breakdown.parse("stage"), Breakdown.parse("channel")));
        Policies others = Policies.forgetful(other).knowing(OTHER_ACTIONS);
        Policies last = Policies.forgetful(world);
        Instant line = world.end().minus(last.keptByScores().history());
        try (Play play = new Play(world, others, Layout.of(1), 1)) {
            play.bring(world.inputs()).rest();
            Map<String, Score> were = play.outcome().tables().scores();
            play.pipeline().restartAll(last);
            for (int ticks = 0; ticks < TICKS; ticks++) {
                deriveAgain(play);
            }
            play.rest();
            Map<String, Score> are = play.outcome().tables().scores();
            Map<String, Score> should =
                    BatchOracle.run(world.at(play.pipeline().now())).scores();

            assertThat(those(are, score -> !score.windowEnd().isAfter(line)))
                    .isNotEmpty()
                    .isEqualTo(those(were, score -> !score.windowEnd().isAfter(line)));
            assertThat(those(are, score -> score.windowEnd().isAfter(line)))
                    .isNotEmpty()
                    .isEqualTo(those(should, score -> score.windowEnd().isAfter(line)));
            assertThat(play.outcome().deadLetters()).isZero();
        }
    }

    /** Of more than a year, held as a whole. */
    private static World oneLongJourney(List<Breakdown> breakdowns) {
        Instant start = Instant.parse("2025-01-01T10:00:00Z");
        List<Input> inputs = new ArrayList<>();
        for (int day = 0; day <= 400; day += 20) {
            Instant at = start.plus(Duration.ofDays(day));
            inputs.add(Event.of("visit-" + day, at, "customer-id:anna").web("page_viewed"));
            inputs.add(Event.of("answer-" + day, at.plus(Duration.ofHours(1)), "customer-id:anna")
                    .nps(day % 11));
        }
        ScorePolicy scores = ScorePolicy.DEFAULT;
        return new World(
                inputs,
                IdentityPolicy.DEFAULT,
                new JourneyPolicy(
                        Duration.ofDays(30),
                        Duration.ofDays(3_650),
                        JourneyPolicy.DEFAULT.visitGap(),
                        JourneyPolicy.DEFAULT.attributionReach(),
                        JourneyPolicy.DEFAULT.attributionLookback()),
                new ScorePolicy(
                        scores.zone(),
                        breakdowns,
                        scores.counting(),
                        scores.countingBySurvey(),
                        scores.grace(),
                        scores.emitInterval()),
                null);
    }

    private static Map<String, Score> those(Map<String, Score> scores, Predicate<Score> which) {
        Map<String, Score> some = new TreeMap<>(scores);
        some.values().removeIf(which.negate());
        return some;
    }

    /** In the middle of the work that a change asks for, a task may restart, or all of them. */
    private static void change(Play play, World world, List<Policies> policies) {
        List<Input> inputs = world.inputs();
        int from = 0;
        for (int part = 0; part < policies.size(); part++) {
            play.pipeline().restartAll(policies.get(part));
            for (int ticks = play.random().nextInt(TICKS / 10); ticks > 0; ticks--) {
                deriveAgain(play);
            }
            int until =
                    part == policies.size() - 1 ? inputs.size() : play.random().nextInt(from, inputs.size() + 1);
            play.bring(inputs.subList(from, until), () -> mishap(play));
            if (play.random().nextBoolean()) {
                play.rest();
            }
            from = until;
        }
        for (int ticks = 0; ticks < TICKS; ticks++) {
            deriveAgain(play);
        }
        play.rest();
    }

    /** At least one customer of each task. */
    private static void deriveAgain(Play play) {
        play.pipeline().pass(TICK);
        play.pipeline().step();
        mishap(play);
    }

    private static void mishap(Play play) {
        if (play.random().nextInt(15) == 0) {
            play.pipeline().restartOne();
        }
    }

    /** What files and settings decide of JOURNEY. When a window is final is another matter. */
    private static World withPoliciesOf(World world, World other) {
        ScorePolicy scores = new ScorePolicy(
                world.scores().zone(),
                other.scores().breakdowns(),
                other.scores().counting(),
                other.scores().countingBySurvey(),
                world.scores().grace(),
                world.scores().emitInterval());
        return world.withJourney(other.journey()).withScores(scores).measuring(other.measures());
    }
}
