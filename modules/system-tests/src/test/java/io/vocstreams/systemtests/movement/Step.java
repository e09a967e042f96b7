package io.vocstreams.systemtests.movement;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Score;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two moments of rest.
 *
 * @param given the record that came; null where only time passed
 * @param was the oracle's tables before, at the clock of then
 * @param is the oracle's tables now, at the clock of now
 */
record Step(
        @Nullable Input given,
        World before,
        World after,
        Tables was,
        Tables is,
        List<Published<Score>> scores,
        List<Published<Journey>> journeys,
        List<Published<Attribution>> attributions,
        List<ResolvedInteraction> interactions) {

    Set<String> changedScores() {
        return changed(was.scores(), is.scores());
    }

    Set<String> changedJourneys() {
        return changed(was.journeys(), is.journeys());
    }

    Set<String> changedAttributions() {
        return changed(was.attributions(), is.attributions());
    }

    /** Whether identity sent out any interaction other than the one that came. */
    boolean hasMoved() {
        return interactions.stream().anyMatch(resolved -> !isGiven(resolved));
    }

    boolean isGiven(ResolvedInteraction resolved) {
        return given instanceof Input.Happened happened
                && happened.interaction()
                        .header()
                        .eventId()
                        .equals(resolved.interaction().header().eventId());
    }

    Instant clockBefore() {
        return Objects.requireNonNull(before.clock());
    }

    Instant clockNow() {
        return Objects.requireNonNull(after.clock());
    }

    static <V> Set<String> keys(List<Published<V>> published) {
        Set<String> keys = new TreeSet<>();
        published.forEach(record -> keys.add(record.key()));
        return keys;
    }

    static <V> Set<String> changed(Map<String, V> was, Map<String, V> is) {
        Set<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        keys.removeIf(key -> Objects.equals(was.get(key), is.get(key)));
        return keys;
    }
}
