package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where opportunities count: in the windows of the time at which they opened. */
public record RateSlots(Days days) {

    /** What a change adds to the slots, and takes from them. */
    public List<RateDelta> deltas(Measure measure, OpportunityChange change, Reason reason) {
        List<RateDelta> deltas = new ArrayList<>();
        KnownOpportunity before = change.before();
        KnownOpportunity now = change.now();
        if (before != null && now != null && before.slices().equals(now.slices())) {
            add(measure, change, now.slices(), now.counts().minus(before.counts()), reason, deltas);
        } else {
            take(measure, change, before, reason, deltas);
            if (now != null) {
                add(measure, change, now.slices(), now.counts(), reason, deltas);
            }
        }
        return deltas;
    }

    private void take(
            Measure measure,
            OpportunityChange change,
            @Nullable KnownOpportunity before,
            Reason reason,
            List<RateDelta> deltas) {
        if (before != null) {
            add(measure, change, before.slices(), RateCounts.NONE.minus(before.counts()), reason, deltas);
        }
    }

    private void add(
            Measure measure,
            OpportunityChange change,
            List<String> slices,
            RateCounts counts,
            Reason reason,
            List<RateDelta> deltas) {
        if (counts.isNothing()) {
            return;
        }
        for (String slice : slices) {
            RateSeries series = new RateSeries(measure.id(), measure.version(), slice);
            Instant at = change.key().at();
            for (WindowSize size : measure.sizes()) {
                deltas.add(new RateDelta(slot(series, size, at), measure.open(), counts, reason));
            }
            if (WindowSize.ROLLING_91_DAYS.isOf(slice)) {
                deltas.add(new RateDelta(slot(series, WindowSize.ROLLING_91_DAYS, at), measure.open(), counts, reason));
            }
        }
    }

    private RateSlot slot(RateSeries series, WindowSize size, Instant at) {
        if (size.isRolling()) {
            long first = days.dayOf(at) + 1;
            return new RateSlot(series, size, first, first + size.days());
        }
        return new RateSlot(series, size, days.startOf(size, at).toEpochMilli(), 0);
    }
}
