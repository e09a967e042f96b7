package io.vocstreams.testkit.worlds;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws the numbers a deployment may choose: often the default ones, else such as a few records can reach. */
final class Policies {

    private Policies() {}

    /** All of a world's, still without the zone, which its place decides. */
    record Policy(IdentityPolicy identity, JourneyPolicy journey, Counted counted) {

        ScorePolicy scores(ZoneId zone) {
            return new ScorePolicy(
                    zone,
                    counted.breakdowns(),
                    counted.counting(),
                    counted.bySurvey(),
                    counted.grace(),
                    ScorePolicy.DEFAULT.emitInterval());
        }
    }

    private record Counted(
            List<Breakdown> breakdowns, Counting counting, Map<String, Counting> bySurvey, Duration grace) {}

    static Arbitrary<Policy> any() {
        return Combinators.combine(identity(), journey(), counted()).as(Policy::new);
    }

    /** Sharing, looking back and validity come into play sooner under the others. */
    private static Arbitrary<IdentityPolicy> identity() {
        return Arbitraries.of(
                IdentityPolicy.DEFAULT,
                new IdentityPolicy(Duration.ofDays(14), Duration.ofDays(7), 2, Duration.ofMinutes(30)),
                new IdentityPolicy(Duration.ofDays(28), Duration.ofDays(30), 3, Duration.ofMinutes(30)));
    }

    private static Arbitrary<JourneyPolicy> journey() {
        return Arbitraries.of(
                JourneyPolicy.DEFAULT,
                new JourneyPolicy(
                        Duration.ofDays(7),
                        Duration.ofDays(14),
                        Duration.ofMinutes(30),
                        Duration.ofDays(28),
                        Duration.ofDays(7)),
                new JourneyPolicy(
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofMinutes(1),
                        Duration.ofDays(1),
                        Duration.ofMinutes(30)));
    }

    /** The total is always there; all the others cost most of the time, so that they come seldom together. */
    private static Arbitrary<Counted> counted() {
        List<Breakdown> all = ScorePolicy.DEFAULT.breakdowns();
        Arbitrary<List<Breakdown>> few = Arbitraries.of(all.subList(1, all.size()))
                .set()
                .ofMaxSize(2)
                .map(some -> {
                    List<Breakdown> breakdowns = new ArrayList<>(List.of(Breakdown.NONE));
                    // A set has another order in each process; a seed must not.
                    some.stream()
                            .sorted(Comparator.comparing(Breakdown::toString))
                            .forEach(breakdowns::add);
                    return List.copyOf(breakdowns);
                });
        Arbitrary<Map<String, Counting>> bySurvey = Arbitraries.frequency(
                Tuple.of(3, Map.of("s2", Counting.ALL)),
                Tuple.of(1, Map.of()),
                Tuple.of(1, Map.of("s1", Counting.ALL, "s2", Counting.LATEST_PER_CUSTOMER)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(9, few), Tuple.of(1, Arbitraries.just(all))),
                        Arbitraries.frequency(Tuple.of(4, Counting.LATEST_PER_CUSTOMER), Tuple.of(1, Counting.ALL)),
                        bySurvey,
                        Arbitraries.of(Duration.ofDays(1), Duration.ZERO, Duration.ofDays(7)))
                .as(Counted::new);
    }
}
