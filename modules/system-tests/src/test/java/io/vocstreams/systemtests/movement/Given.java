package io.vocstreams.systemtests.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.score.Reason;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A short story of a few records, and what its last step should have moved. */
final class Given {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Input> earlier;

    private Given(List<Input> earlier) {
        this.earlier = earlier;
    }

    static Given given(Input... earlier) {
        return new Given(List.of(earlier));
    }

    static Input profile(String customerId, String segment) {
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        return new Input.Profiled(new CustomerProfile(customerId, yesterday, segment, null, Map.of()));
    }

    Step by(Input change) {
        return last(story -> story.tell(change));
    }

    Step then(Duration duration) {
        return last(story -> story.pass(duration));
    }

    private Step last(Function<Story, Step> change) {
        try (Story story = new Story(World.of(NOON), new Random(1))) {
            earlier.forEach(input -> Expectations.shouldHold(story.tell(input)));
            Step step = change.apply(story);
            Expectations.shouldHold(step);
            return step;
        }
    }

    /** The second part of each key that was published. */
    static Set<String> breakdowns(Step step) {
        Set<String> breakdowns = new TreeSet<>();
        step.scores()
                .forEach(published ->
                        breakdowns.add(published.now().key().series().breakdown()));
        return breakdowns;
    }

    static void shouldMoveExactly(Step step, Reason reason) {
        assertThat(step.changedScores()).isNotEmpty();
        Expectations.nothingElseShouldMove(step);
        reasonsShouldBe(step, reason);
    }

    /**
     * While events move, readers may see a state in which some of them have left one customer and not yet joined the
     * other. Nothing but what differs in one of these states may be published.
     */
    static void shouldMoveWithAll(Step step, String... eventIds) {
        Set<String> scores = new HashSet<>(step.changedScores());
        Set<String> journeys = new HashSet<>(step.changedJourneys());
        Set<String> attributions = new HashSet<>(step.changedAttributions());
        for (int chosen = 1; chosen < 1 << eventIds.length; chosen++) {
            Set<String> underWay = new HashSet<>();
            for (int i = 0; i < eventIds.length; i++) {
                if ((chosen >> i & 1) == 1) {
                    underWay.add(eventIds[i]);
                }
            }
            Tables leaving = without(step.before(), underWay);
            Tables joining = without(step.after(), underWay);
            scores.addAll(Step.changed(step.was().scores(), leaving.scores()));
            scores.addAll(Step.changed(step.is().scores(), joining.scores()));
            journeys.addAll(Step.changed(step.was().journeys(), leaving.journeys()));
            journeys.addAll(Step.changed(step.is().journeys(), joining.journeys()));
            attributions.addAll(Step.changed(step.was().attributions(), leaving.attributions()));
            attributions.addAll(Step.changed(step.is().attributions(), joining.attributions()));
        }
        assertThat(step.changedScores()).isNotEmpty();
        assertThat(Step.keys(step.scores())).containsAll(step.changedScores());
        assertThat(scores).containsAll(Step.keys(step.scores()));
        assertThat(journeys).containsAll(Step.keys(step.journeys()));
        assertThat(attributions).containsAll(Step.keys(step.attributions()));
        reasonsShouldBe(step, Reason.REASSIGNED);
    }

    private static Tables without(World world, Set<String> eventIds) {
        List<Input> inputs = world.inputs().stream()
                .filter(input -> !(input instanceof Input.Happened happened)
                        || !eventIds.contains(happened.interaction().header().eventId()))
                .toList();
        return BatchOracle.run(world.withInputs(inputs));
    }

    private static void reasonsShouldBe(Step step, Reason... reasons) {
        Set<Reason> expected = EnumSet.copyOf(Arrays.asList(reasons));
        assertThat(step.scores())
                .allSatisfy(published -> assertThat(published.now().reasons()).isEqualTo(expected));
    }
}
