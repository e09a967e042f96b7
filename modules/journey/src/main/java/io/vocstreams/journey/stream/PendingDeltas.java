package io.vocstreams.journey.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.model.score.WindowSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Adds up what changes count for until they are sent, so that many changes of one slot are one delta. */
final class PendingDeltas<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    private final BinaryOperator<D> adding;
    private final Map<S, Map<Place, D>> sums = new LinkedHashMap<>();
    private int size;

    /** Within a series. Its equality is written out: a record's own goes through method handles. */
    private record Place(WindowSize size, long from, long until, Reason reason) {

        static Place of(SlotOf<?> slot, Reason reason) {
            return new Place(slot.size(), slot.from(), slot.until(), reason);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && from == place.from
                    && until == place.until
                    && size == place.size
                    && reason == place.reason;
        }

        @Override
        public int hashCode() {
            return (31 * Long.hashCode(from) + size.hashCode()) * 31 + reason.hashCode();
        }
    }

    /** @param adding of two of one slot and reason */
    PendingDeltas(BinaryOperator<D> adding) {
        this.adding = adding;
    }

    void add(D delta) {
        Map<Place, D> ofSeries = sums.computeIfAbsent(delta.slot().series(), any -> new LinkedHashMap<>());
        int before = ofSeries.size();
        ofSeries.merge(Place.of(delta.slot(), delta.reason()), delta, adding);
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
