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
        Instant at = change.key().at();
        List<Span> spans =
                measure.sizes().stream().map(size -> spanOf(size, at)).toList();
        for (String slice : slices) {
            RateSeries series = new RateSeries(measure.id(), measure.version(), slice);
            for (Span span : spans) {
                deltas.add(new RateDelta(span.of(series), measure.open(), counts, reason));
            }
            if (WindowSize.ROLLING_91_DAYS.isOf(slice)) {
                Span longest = spanOf(WindowSize.ROLLING_91_DAYS, at);
                deltas.add(new RateDelta(longest.of(series), measure.open(), counts, reason));
            }
        }
    }

    private Span spanOf(WindowSize size, Instant at) {
        if (size.isRolling()) {
            long first = days.dayOf(at) + 1;
            return new Span(size, first, first + size.days());
        }
        return new Span(size, days.startOf(size, at).toEpochMilli(), 0);
    }

    /** A slot of whatever series: a calendar is asked once for all of them. */
    private record Span(WindowSize size, long from, long until) {

        RateSlot of(RateSeries series) {
            return new RateSlot(series, size, from, until);
        }
    }
}
