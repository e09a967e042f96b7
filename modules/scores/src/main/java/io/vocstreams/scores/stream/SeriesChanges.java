package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.platform.time.Arrival;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What has come in of one series since the last commit, added up: nobody can read a score before the next one, so whatever
 * changes a window until then is one change.
 */
final class SeriesChanges {

    private final Arrival arrival;
    private final Map<Slot, Counts> counts = new LinkedHashMap<>();
    private final Map<Slot, Set<Reason>> reasons = new LinkedHashMap<>();

    /** @param arrival of the first of them */
    SeriesChanges(Arrival arrival) {
        this.arrival = arrival;
    }

    void add(ScoreDelta delta) {
        counts.merge(delta.slot(), delta.change(), Counts::plus);
        reasons.merge(delta.slot(), Set.of(delta.reason()), Reason::union);
    }

    Arrival arrival() {
        return arrival;
    }

    Map<Slot, Counts> counts() {
        return counts;
    }

    /** Why the slots have changed. */
    Map<Slot, Set<Reason>> reasons() {
        return reasons;
    }
}
