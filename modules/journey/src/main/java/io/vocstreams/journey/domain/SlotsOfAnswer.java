package io.vocstreams.journey.domain;

import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows of each size an answer counts in, before the customer's next answer takes its place. */
record SlotsOfAnswer(Days days) {

    private static final List<WindowSize> SIZES = List.of(WindowSize.values());

    /** A slot of whatever series. */
    record Span(WindowSize size, long from, long until) {
        Slot in(Series series) {
            return new Slot(series, size, from, until);
        }
    }

    /** None of a size where the next answer falls into the same window, or leaves none. */
    List<Span> of(CountedAnswer counted) {
        Instant at = counted.answer().occurredAt();
        Instant replacedAt = counted.replacedAt();
        long day = days.dayOf(at);
        List<Span> spans = new ArrayList<>(SIZES.size());
        for (WindowSize size : SIZES) {
            if (size.isRolling()) {
                long last =
                        replacedAt == null ? day + size.days() : Math.min(day + size.days(), days.dayOf(replacedAt));
                if (last > day) {
                    spans.add(new Span(size, day + 1, last + 1));
                }
            } else {
                long start = startOf(size, at);
                if (!startsThereToo(size, replacedAt, start)) {
                    spans.add(new Span(size, start, 0));
                }
            }
        }
        return spans;
    }

    private boolean startsThereToo(WindowSize size, @Nullable Instant replacedAt, long start) {
        return replacedAt != null && startOf(size, replacedAt) == start;
    }

    private long startOf(WindowSize size, Instant at) {
        return days.startOf(size, at).toEpochMilli();
    }
}
