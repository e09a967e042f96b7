package io.vocstreams.scores.domain;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.SlotOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which windows there are at a given clock, and when they close. */
public record Calendar(Days days, Duration grace) {

    /**
     * The last day boundary for which rolling windows are published: the end of the clock's current day; none while the
     * clock is unknown.
     */
    public Optional<Long> lastBoundary(@Nullable Instant clock) {
        return Optional.ofNullable(clock).map(time -> days.dayOf(time) + 1);
    }

    /** The windows in which a slot counts and which are published at a clock with the given last boundary. */
    public <S extends AnySeries> List<Window<S>> windowsOf(SlotOf<S> slot, Optional<Long> lastBoundary) {
        if (!slot.size().isRolling()) {
            return List.of(new Window<>(slot.series(), slot.size(), slot.from()));
        }
        long until = lastBoundary.map(last -> Math.min(slot.until(), last + 1)).orElse(slot.from());
        return LongStream.range(slot.from(), until)
                .mapToObj(boundary -> new Window<>(slot.series(), slot.size(), boundary))
                .toList();
    }

    /** The first window in which a slot counts and which is not yet published at such a clock. */
    public <S extends AnySeries> Optional<Window<S>> upcomingWindowOf(SlotOf<S> slot, Optional<Long> lastBoundary) {
        if (!slot.size().isRolling()) {
            return Optional.empty();
        }
        long next = lastBoundary.map(last -> Math.max(slot.from(), last + 1)).orElse(slot.from());
        return next < slot.until() ? Optional.of(new Window<>(slot.series(), slot.size(), next)) : Optional.empty();
    }

    /** The same windows, which close so much later. */
    public Calendar later(Duration open) {
        return new Calendar(days, grace.plus(open));
    }

    /** A window is closed when the clock is strictly later than this. */
    public Instant closesAt(Window<?> window) {
        return window.end(days).plus(grace);
    }

    public boolean isClosed(Window<?> window, @Nullable Instant clock) {
        return clock != null && clock.isAfter(closesAt(window));
    }

    /** The end of the last window in which a slot counts. */
    public Instant endOf(SlotOf<?> slot) {
        long last = slot.size().isRolling() ? slot.until() - 1 : slot.from();
        return days.endOf(slot.size(), last);
    }
}
