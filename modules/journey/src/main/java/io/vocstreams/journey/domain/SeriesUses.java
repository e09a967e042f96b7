package io.vocstreams.journey.domain;

import io.vocstreams.journey.domain.SlotsOfAnswer.Span;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which spans of which series one customer's answers lie, and how many in each: so it is known whether an answer is
 * the first or the last one there without looking for another.
 */
record SeriesUses(SortedTree<SpansOf, Boolean> bySeries) {

    private static final int REACH = WindowSize.LONGEST_DAYS + 1;

    static final SeriesUses NONE =
            new SeriesUses(SortedTree.of(Comparator.comparing(SpansOf::series, seriesOrder()), List.of()));

    private static final Comparator<Use> ORDER = Comparator.comparing((Use use) -> use.span.size())
            .thenComparingLong(use -> use.span.from())
            .thenComparingLong(use -> use.span.until());

    private record Use(Span span, int answers) {}

    private record SpansOf(Series series, SortedTree<Use, Boolean> uses) {

        /** No span is longer than its window size, so none farther away shares a window with these. */
        Set<Span> near(WindowSize size, Set<Span> spans) {
            long first = spans.stream().mapToLong(Span::from).min().orElse(0) - REACH;
            long last = spans.stream().mapToLong(Span::until).max().orElse(0) + REACH;
            Set<Span> near = new HashSet<>();
            uses.forEach(
                    use -> compare(use, size, first) >= 0,
                    use -> compare(use, size, last) > 0,
                    use -> near.add(use.span));
            return near;
        }

        private static int compare(Use use, WindowSize size, long from) {
            int comparison = use.span.size().compareTo(size);
            return comparison != 0 ? comparison : Long.compare(use.span.from(), from);
        }
    }

    /** How many answers more or less. */
    static final class Change {
        private final Map<Series, Map<Span, Integer>> bySeries = new HashMap<>();

        void add(Iterable<Series> series, List<Span> spans, int sign) {
            for (Series one : series) {
                Map<Span, Integer> counts = bySeries.computeIfAbsent(one, any -> new HashMap<>());
                spans.forEach(span -> counts.merge(span, sign, Integer::sum));
            }
        }
    }

    /** Tells the tally what changes for the customer in each window. */
    SeriesUses changed(Change change, Tally tally) {
        SortedTree<SpansOf, Boolean> changed = bySeries;
        for (Map.Entry<Series, Map<Span, Integer>> entry : change.bySeries.entrySet()) {
            SpansOf before = of(entry.getKey());
            SpansOf after = changed(before, entry.getValue(), tally);
            changed = after.uses.isEmpty() ? changed.without(after) : changed.with(after);
        }
        return new SeriesUses(changed);
    }

    private SpansOf of(Series series) {
        SpansOf empty = new SpansOf(series, SortedTree.of(ORDER, List.of()));
        SpansOf known = bySeries.find(empty);
        return known == null ? empty : known;
    }

    private static SpansOf changed(SpansOf before, Map<Span, Integer> change, Tally tally) {
        SortedTree<Use, Boolean> uses = before.uses;
        Map<WindowSize, Set<Span>> rolling = new HashMap<>();
        for (Map.Entry<Span, Integer> entry : change.entrySet()) {
            Span span = entry.getKey();
            Use known = uses.find(new Use(span, 0));
            int were = known == null ? 0 : known.answers;
            int are = were + entry.getValue();
            uses = are == 0 ? uses.without(new Use(span, 0)) : uses.with(new Use(span, are));
            if ((were == 0) != (are == 0)) {
                if (span.size().isRolling()) {
                    rolling.computeIfAbsent(span.size(), any -> new HashSet<>()).add(span);
                } else {
                    tally.customer(span.in(before.series), are == 0 ? -1 : 1);
                }
            }
        }
        SpansOf after = new SpansOf(before.series, uses);
        rolling.forEach((size, spans) -> {
            Presence.disjoint(before.near(size, spans)).forEach(span -> tally.customer(span.in(before.series), -1));
            Presence.disjoint(after.near(size, spans)).forEach(span -> tally.customer(span.in(before.series), 1));
        });
        return after;
    }

    private static Comparator<Series> seriesOrder() {
        return Comparator.comparing(Series::breakdown).thenComparing(Series::scale, CountedAnswers.SCALE_ORDER);
    }
}
