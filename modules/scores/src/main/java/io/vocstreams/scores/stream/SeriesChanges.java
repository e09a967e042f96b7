package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.platform.time.Arrival;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What has come in of one series since the last commit, added up: nobody can read a score before the next one, so
 * whatever changes a window until then is one change.
 */
final class SeriesChanges<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    private final Arrival arrival;
    private D latest;
    private final Map<SlotOf<S>, C> counts = new LinkedHashMap<>();
    private final Map<SlotOf<S>, Set<Reason>> reasons = new LinkedHashMap<>();

    /** @param arrival of the first of them */
    SeriesChanges(D first, Arrival arrival) {
        this.arrival = arrival;
        this.latest = first;
    }

    void add(D delta) {
        latest = delta;
        counts.merge(delta.slot(), delta.change(), Countable::plus);
        reasons.merge(delta.slot(), Set.of(delta.reason()), Reason::union);
    }

    D latest() {
        return latest;
    }

    Arrival arrival() {
        return arrival;
    }

    Map<SlotOf<S>, C> counts() {
        return counts;
    }

    /** Why the slots have changed. */
    Map<SlotOf<S>, Set<Reason>> reasons() {
        return reasons;
    }
}
