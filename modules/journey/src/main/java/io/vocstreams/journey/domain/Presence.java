package io.vocstreams.journey.domain;

import io.vocstreams.journey.domain.SlotsOfAnswer.Span;
import io.vocstreams.model.score.WindowSize;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts overlapping slots of one customer in one series into disjoint ones that cover the same windows, so that the
 * customer counts once in each. Each piece is a rest of one answer's slot, so none is longer than its window size, and
 * an answer's piece depends on earlier ones only as far as they reach.
 */
final class Presence {

    private static final Comparator<Span> ORDER =
            Comparator.comparingLong(Span::from).thenComparingLong(Span::until);

    private Presence() {}

    static Set<Span> disjoint(Collection<Span> spans) {
        List<Span> sorted = spans.stream().sorted(ORDER).toList();
        Set<Span> pieces = new HashSet<>();
        Map<WindowSize, Long> covered = new EnumMap<>(WindowSize.class);
        for (Span span : sorted) {
            if (!span.size().isRolling()) {
                pieces.add(span);
                continue;
            }
            long from = Math.max(span.from(), covered.getOrDefault(span.size(), Long.MIN_VALUE));
            if (from < span.until()) {
                pieces.add(new Span(span.size(), from, span.until()));
                covered.put(span.size(), span.until());
            }
        }
        return pieces;
    }
}
