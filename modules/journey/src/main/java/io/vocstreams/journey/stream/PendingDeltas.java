package io.vocstreams.journey.stream;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Adds up what changes count for until they are sent, so that many changes of one slot are one delta. */
final class PendingDeltas {

    private final Map<Series, Map<Place, Counts>> sums = new LinkedHashMap<>();
    private int size;

    private record Place(Slot slot, Reason reason) {}

    void add(Slot slot, Reason reason, Counts change) {
        Map<Place, Counts> ofSeries = sums.computeIfAbsent(slot.series(), any -> new LinkedHashMap<>());
        int before = ofSeries.size();
        ofSeries.merge(new Place(slot, reason), change, Counts::plus);
        size += ofSeries.size() - before;
    }

    int size() {
        return size;
    }

    /** Hands over the deltas of each series, and forgets them. What has cancelled out is nothing to tell. */
    void take(BiConsumer<Series, List<ScoreDelta>> taker) {
        sums.forEach((series, ofSeries) -> {
            List<ScoreDelta> deltas = new ArrayList<>(ofSeries.size());
            ofSeries.forEach((place, sum) -> {
                if (!sum.isNothing()) {
                    deltas.add(new ScoreDelta(place.slot(), sum, place.reason()));
                }
            });
            if (!deltas.isEmpty()) {
                taker.accept(series, deltas);
            }
        });
        sums.clear();
        size = 0;
    }
}
