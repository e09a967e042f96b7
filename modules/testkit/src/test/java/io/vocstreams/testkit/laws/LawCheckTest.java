package io.vocstreams.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions that are wrong on purpose. */
@Tag("once")
class LawCheckTest {

    private static final int FEW = 4;

    @Test
    void shouldShowThatUnmergesAreForgotten() {
        shouldShow(Law.LINK_TAKEN_BACK, world -> BatchOracle.run(without(world, LawCheckTest::isUnlink)));
    }

    @Test
    void shouldShowThatTheLastToComeWins() {
        shouldShow(Law.ANY_ORDER, world -> BatchOracle.run(latestArrivals(world)));
    }

    @Test
    void shouldShowThatCorrectionsAreNotTaken() {
        shouldShow(Law.SAME_AS_PLAIN, world -> BatchOracle.run(without(world, LawCheckTest::isCorrectedAnswer)));
    }

    @Test
    void shouldShowThatTheLookbackIsAMillisecondTooLong() {
        shouldShow(Law.SAME_AS_PLAIN, world -> BatchOracle.run(lookingBackTooFar(world)));
    }

    @Test
    void shouldShowThatAnOutcomeMayComeAMillisecondTooLate() {
        shouldShow(Law.SAME_AS_PLAIN, world -> BatchOracle.run(waitingTooLong(world)));
    }

    @Test
    void shouldShowThatAFunctionThrows() {
        shouldShow(Law.FINAL_VERSION, world -> {
            if (world.inputs().stream().anyMatch(LawCheckTest::isUnlink)) {
                throw new IllegalStateException("An unlink");
            }
            return BatchOracle.run(world);
        });
    }

    @Test
    void shouldSayNothingWhereALawIsKept() {
        new LawCheck(BatchOracle::run, "BatchOracle::run").check(Law.ANY_ORDER, 1, 10);
    }

    private static void shouldShow(Law law, Function<World, Tables> broken) {
        Throwable failure = catchThrowable(() -> new LawCheck(broken, "Broken::run").check(law, 1, 1_000));

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Law." + law + ".differences(world, Broken::run)");
        World pasted = World.parse(textBlock(String.valueOf(failure.getMessage())));
        assertThat(pasted.inputs()).hasSizeLessThanOrEqualTo(FEW);
        assertThat(catchThrowable(
                        () -> assertThat(law.differences(pasted, broken)).isEmpty()))
                .isNotNull();
    }

    private static String textBlock(String message) {
        int from = message.indexOf("\"\"\"") + 3;
        return message.substring(from, message.indexOf("\"\"\"", from)).stripIndent();
    }

    private static World without(World world, Predicate<Input> which) {
        return world.withInputs(world.inputs().stream().filter(which.negate()).toList());
    }

    private static boolean isUnlink(Input input) {
        return input instanceof Input.Linked linked && linked.link().operation() == Operation.RETRACT;
    }

    private static boolean isCorrectedAnswer(Input input) {
        return input instanceof Input.Happened happened
                && happened.interaction() instanceof Feedback feedback
                && feedback.header().revision() > 0
                && feedback.header().operation() == Operation.UPSERT;
    }

    private static World lookingBackTooFar(World world) {
        IdentityPolicy policy = world.identity();
        return world.withIdentity(new IdentityPolicy(
                policy.linkValidity(),
                policy.lookback().plusMillis(1),
                policy.sharedThreshold(),
                policy.sharedSession()));
    }

    private static World waitingTooLong(World world) {
        return world.measuring(world.measures().stream()
                .map(measure -> new Measure(
                        measure.id(),
                        measure.version(),
                        measure.opens(),
                        measure.closes(),
                        measure.within().isZero()
                                ? measure.within()
                                : measure.within().plusMillis(1),
                        measure.good(),
                        measure.same(),
                        measure.episode(),
                        measure.breakdowns(),
                        measure.sizes()))
                .toList());
    }

    /** Of each event only what came last. */
    private static World latestArrivals(World world) {
        List<Input> kept = world.inputs().stream()
                .filter(input -> !(input instanceof Input.Happened happened)
                        || world.inputs().lastIndexOf(input)
                                == world.inputs().stream()
                                        .filter(other -> other instanceof Input.Happened next
                                                && next.interaction()
                                                        .header()
                                                        .eventId()
                                                        .equals(happened.interaction()
                                                                .header()
                                                                .eventId()))
                                        .map(world.inputs()::lastIndexOf)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow())
                .toList();
        return world.withInputs(kept);
    }
}
