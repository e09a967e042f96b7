package io.vocstreams.journey.domain.counting;

import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;

/** A slot of whatever series. */
public record WindowSpan(WindowSize size, long from, long until) implements Comparable<WindowSpan> {

    Slot in(Series series) {
        return new Slot(series, size, from, until);
    }

    @Override
    public int compareTo(WindowSpan other) {
        int bySize = size.compareTo(other.size);
        int byFrom = bySize != 0 ? bySize : Long.compare(from, other.from);
        return byFrom != 0 ? byFrom : Long.compare(until, other.until);
    }
}
