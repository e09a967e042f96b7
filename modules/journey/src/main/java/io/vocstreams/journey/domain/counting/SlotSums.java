package io.vocstreams.journey.domain.counting;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up counts slot by slot. */
public final class SlotSums {

    private final Map<Slot, Sum> sums = new LinkedHashMap<>();

    public void answer(Counting counting, int sign) {
        counting.forEachPlace((series, span) -> {
            Sum sum = sum(span.in(series));
            if (counting.value() != null) {
                sum.response(series.scale(), counting.value(), sign);
            } else if (counting.status() == Feedback.Status.DISMISSED) {
                sum.dismissed += sign;
            } else if (counting.status() == Feedback.Status.PARTIAL) {
                sum.partial += sign;
            }
        });
    }

    void customer(Slot slot, int sign) {
        sum(slot).customers += sign;
    }

    /** Without slots in which all cancelled out. */
    public Map<Slot, Counts> counts() {
        Map<Slot, Counts> counts = new LinkedHashMap<>();
        sums.forEach((slot, sum) -> {
            if (!sum.isNothing()) {
                counts.put(slot, sum.counts(slot));
            }
        });
        return counts;
    }

    private Sum sum(Slot slot) {
        return sums.computeIfAbsent(slot, added -> new Sum());
    }

    private static final class Sum {
        /** Where nobody but the customer changes, there is none: most of these cancel out. */
        private long @Nullable [] histogram;

        private long customers;
        private long dismissed;
        private long partial;

        void response(Scale scale, int value, int sign) {
            if (histogram == null) {
                histogram = new long[scale.points()];
            }
            histogram[value - scale.min()] += sign;
        }

        boolean isNothing() {
            if (histogram != null) {
                for (long count : histogram) {
                    if (count != 0) {
                        return false;
                    }
                }
            }
            return customers == 0 && dismissed == 0 && partial == 0;
        }

        Counts counts(Slot slot) {
            long[] counted = histogram == null ? new long[slot.series().scale().points()] : histogram;
            return new Counts(counted, customers, dismissed, partial);
        }
    }
}
