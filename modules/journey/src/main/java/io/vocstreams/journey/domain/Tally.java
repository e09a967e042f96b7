package io.vocstreams.journey.domain;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up counts slot by slot. */
final class Tally {

    private final Map<Slot, Sum> sums = new LinkedHashMap<>();

    void answer(Slot slot, Answer answer, int sign) {
        Sum sum = sum(slot);
        if (answer.isResponse() && answer.value() != null) {
            sum.histogram[answer.value() - answer.scale().min()] += sign;
        } else if (answer.status() == Feedback.Status.DISMISSED) {
            sum.dismissed += sign;
        } else if (answer.status() == Feedback.Status.PARTIAL) {
            sum.partial += sign;
        }
    }

    void customer(Slot slot, int sign) {
        sum(slot).customers += sign;
    }

    /** Without slots in which all cancelled out. */
    Map<Slot, Counts> counts() {
        Map<Slot, Counts> counts = new LinkedHashMap<>();
        sums.forEach((slot, sum) -> {
            Counts counted = new Counts(sum.histogram, sum.customers, sum.dismissed, sum.partial);
            if (!counted.isNothing()) {
                counts.put(slot, counted);
            }
        });
        return counts;
    }

    private Sum sum(Slot slot) {
        return sums.computeIfAbsent(slot, added -> new Sum(slot.series().scale().points()));
    }

    private static final class Sum {
        private final long[] histogram;
        private long customers;
        private long dismissed;
        private long partial;

        Sum(int points) {
            histogram = new long[points];
        }
    }
}
