package io.vocstreams.journey.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.SlotOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/** Adds up what changes count for until they are sent, so that many changes of one slot are one delta. */
final class PendingDeltas<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    private final BinaryOperator<D> adding;
    private final Map<S, Map<Place<S>, D>> sums = new LinkedHashMap<>();
    private int size;

    private record Place<S extends AnySeries>(SlotOf<S> slot, Reason reason) {}

    /** @param adding of two of one slot and reason */
    PendingDeltas(BinaryOperator<D> adding) {
        this.adding = adding;
    }

    void add(D delta) {
        Map<Place<S>, D> ofSeries = sums.computeIfAbsent(delta.slot().series(), any -> new LinkedHashMap<>());
        int before = ofSeries.size();
        ofSeries.merge(new Place<>(delta.slot(), delta.reason()), delta, adding);
        size += ofSeries.size() - before;
    }

    int size() {
        return size;
    }

    /** Hands over the deltas of each series, and forgets them. What has cancelled out is nothing to tell. */
    void take(BiConsumer<S, List<D>> taker) {
        sums.forEach((series, ofSeries) -> {
            List<D> deltas = new ArrayList<>(ofSeries.size());
            for (D sum : ofSeries.values()) {
                if (!sum.change().isNothing()) {
                    deltas.add(sum);
                }
            }
            if (!deltas.isEmpty()) {
                taker.accept(series, deltas);
            }
        });
        sums.clear();
        size = 0;
    }
}
