package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Window;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when a change of a window waits to be published. Only for a meter, so it is kept in memory, not for more
 * windows than a busy task has waiting, and is gone with a restart.
 */
final class PendingArrivals<S extends AnySeries> {

    private static final int MOST = 100_000;

    private final Map<Window<S>, Arrival> waiting = new HashMap<>();

    /** The first one of a window counts. */
    void remember(Window<S> window, Arrival arrival) {
        if (arrival.isKnown() && waiting.size() < MOST) {
            waiting.putIfAbsent(window, arrival);
        }
    }

    /** Of what is published now: what waited longest, or else what has just come. */
    Arrival take(Window<S> window, Arrival now) {
        Arrival first = waiting.isEmpty() ? null : waiting.remove(window);
        return first == null ? now : first;
    }
}
