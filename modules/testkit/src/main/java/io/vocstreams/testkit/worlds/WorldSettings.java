package io.vocstreams.testkit.worlds;

import io.vocstreams.testkit.worlds.Surroundings.Anchor;
import io.vocstreams.testkit.worlds.Surroundings.When;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws settings, and moments in them. */
final class WorldSettings {

    private static final List<Duration> EDGES = List.of(
            Duration.ZERO,
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(28),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(365));

    private WorldSettings() {}

    static Arbitrary<Surroundings> any() {
        Arbitrary<Anchor> anchor = Combinators.combine(
                        Arbitraries.integers().between(0, 2), Arbitraries.of(EDGES), Arbitraries.of(0, 1, -1))
                .as((border, edge, direction) -> new Anchor(border, edge.multipliedBy(direction)));
        return Combinators.combine(
                        Arbitraries.of(Place.ALL),
                        anchor.list().ofMinSize(1).ofMaxSize(5),
                        Names.any().list().ofMinSize(1).ofMaxSize(5))
                .as(Surroundings::new);
    }

    /** Often exactly at an anchor, or one edge away from it. */
    static Arbitrary<When> times() {
        Arbitrary<Duration> away = Arbitraries.frequency(
                Tuple.of(12, Duration.ZERO),
                Tuple.of(2, Duration.ofMillis(1)),
                Tuple.of(2, Duration.ofMillis(-1)),
                Tuple.of(2, Duration.ofMinutes(1)),
                Tuple.of(2, Duration.ofMinutes(30)),
                Tuple.of(1, Duration.ofMinutes(45)),
                Tuple.of(1, Duration.ofHours(1)),
                Tuple.of(1, Duration.ofDays(7)),
                Tuple.of(1, Duration.ofDays(14)));
        return Combinators.combine(Arbitraries.integers().between(0, 4), away).as(When::new);
    }
}
