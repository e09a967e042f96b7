package io.vocstreams.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.testkit.World;
import io.vocstreams.testkit.worlds.Worlds;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class SituationsTest {

    private static final int WORLDS = 1_000;
    private static final int OFTEN_ENOUGH = 3;

    /** A law is worth only as much as the worlds it is held against. */
    @Test
    void shouldAllOccurInTheWorldsOfOneRun() {
        Map<String, Predicate<Seen>> situations = new TreeMap<>(RecordSituations.all());
        situations.putAll(OutcomeSituations.all());
        situations.putAll(EdgeSituations.all());
        Map<String, Integer> seldom = new TreeMap<>();
        situations.keySet().forEach(name -> seldom.put(name, 0));

        for (long seed = 1; seed <= WORLDS && !seldom.isEmpty(); seed++) {
            World world = Worlds.random(seed);
            Seen seen = Seen.of(world);
            situations.forEach((name, occurs) -> {
                if (seldom.containsKey(name) && occurs.test(seen)) {
                    seldom.merge(name, 1, Integer::sum);
                }
            });
            seldom.values().removeIf(times -> times >= OFTEN_ENOUGH);
        }

        assertThat(seldom).isEmpty();
    }
}
