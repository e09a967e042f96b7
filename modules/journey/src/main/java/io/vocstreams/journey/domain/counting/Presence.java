package io.vocstreams.journey.domain.counting;

import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which windows of which series one customer is present, by how many answers: once in each window, however many
 * answers count there. Spans of rolling windows overlap, so they are cut into disjoint pieces: of each span what the
 * earlier ones leave. No piece is longer than its window size, and a span changes the pieces only of those it overlaps.
 */
public final class Presence {

    private final Map<Series, NavigableMap<WindowSpan, Integer>> uses = new HashMap<>();

    /** Counts an answer, or does so no more, and tells the tally what changes for the customer in each window. */
    public void change(Counting counting, int sign, SlotSums tally) {
        if (counting.isResponse()) {
            counting.forEachPlace((series, span) -> {
                NavigableMap<WindowSpan, Integer> spans = uses.computeIfAbsent(series, any -> new TreeMap<>());
                change(series, spans, span, sign, tally);
                if (spans.isEmpty()) {
                    uses.remove(series);
                }
            });
        }
    }

    /** Counts an answer of which the windows know already. */
    public void add(Counting counting) {
        if (counting.isResponse()) {
            counting.forEachPlace((series, span) ->
                    uses.computeIfAbsent(series, any -> new TreeMap<>()).merge(span, 1, Integer::sum));
        }
    }

    private static void change(
            Series series, NavigableMap<WindowSpan, Integer> spans, WindowSpan span, int sign, SlotSums tally) {
        int were = spans.getOrDefault(span, 0);
        boolean isOther = (were == 0) != (were + sign == 0);
        if (isOther && span.size().isRolling()) {
            count(series, spans, span, -1, tally);
            spans.merge(span, sign, Presence::sum);
            count(series, spans, span, 1, tally);
        } else {
            spans.merge(span, sign, Presence::sum);
            if (isOther) {
                tally.customer(span.in(series), sign);
            }
        }
    }

    /** Counts the pieces that a span has to do with. */
    private static void count(
            Series series, NavigableMap<WindowSpan, Integer> spans, WindowSpan span, int sign, SlotSums tally) {
        long covered = Long.MIN_VALUE;
        WindowSpan farthest =
                new WindowSpan(span.size(), span.from() - span.size().days(), Long.MIN_VALUE);
        for (WindowSpan earlier : spans.subMap(farthest, span).keySet()) {
            covered = Math.max(covered, earlier.until());
        }
        WindowSpan past = new WindowSpan(span.size(), span.until(), Long.MIN_VALUE);
        for (WindowSpan overlapping : spans.subMap(span, past).keySet()) {
            long from = Math.max(overlapping.from(), covered);
            if (from < overlapping.until()) {
                tally.customer(new Slot(series, span.size(), from, overlapping.until()), sign);
                covered = overlapping.until();
            }
        }
    }

    private static @Nullable Integer sum(int one, int other) {
        return one + other == 0 ? null : one + other;
    }
}
