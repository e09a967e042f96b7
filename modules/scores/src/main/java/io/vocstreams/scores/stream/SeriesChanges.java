package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Window;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What has come in of one series since the last commit, added up: nobody can read a score before the next one, so
 * whatever changes a window until then is one change.
 */
final class SeriesChanges<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    private final Arrival arrival;
    private D latest;
    private final Map<Reason, Map<SlotOf<S>, C>> byReason = new EnumMap<>(Reason.class);

    /** @param arrival of the first of them */
    SeriesChanges(D first, Arrival arrival) {
        this.arrival = arrival;
        this.latest = first;
    }

    void add(D delta) {
        latest = delta;
        byReason.computeIfAbsent(delta.reason(), any -> new LinkedHashMap<>())
                .merge(delta.slot(), delta.change(), Countable::plus);
    }

    D latest() {
        return latest;
    }

    Arrival arrival() {
        return arrival;
    }

    Map<SlotOf<S>, C> counts() {
        Map<SlotOf<S>, C> counts = new LinkedHashMap<>();
        byReason.values()
                .forEach(slots -> slots.forEach((slot, change) -> counts.merge(slot, change, Countable::plus)));
        return counts;
    }

    /**
     * Why windows have changed. An answer before others of its customer moves where these count as the first: windows
     * in which that cancels out have not changed because of it.
     *
     * @param windowsOf the windows in which a slot counts and which are published
     * @param cancel whether changes of different slots may cancel out in a window; adding them up costs
     */
    Map<Window<S>, Set<Reason>> reasons(Function<SlotOf<S>, List<Window<S>>> windowsOf, boolean cancel) {
        Map<Window<S>, Set<Reason>> reasons = new LinkedHashMap<>();
        BinaryOperator<C> together = cancel ? Countable::plus : (one, other) -> one;
        byReason.forEach((reason, slots) -> {
            Map<Window<S>, C> changes = new LinkedHashMap<>();
            slots.forEach((slot, change) -> {
                if (!change.isNothing()) {
                    windowsOf.apply(slot).forEach(window -> changes.merge(window, change, together));
                }
            });
            changes.forEach((window, change) -> {
                if (!change.isNothing()) {
                    reasons.merge(window, Set.of(reason), Reason::union);
                }
            });
        });
        return reasons;
    }
}
