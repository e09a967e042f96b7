package io.vocstreams.journey.domain.counting;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Windows that ended so long ago that SCORES may have dropped their counts. No interaction still accepted can change
 * them, but a profile or other rules could: there they stay as they are, however much of what counts in them is still
 * held for the sake of its journey.
 */
public final class SettledWindows {

    private final Days days;
    private final Duration kept;
    private final Map<WindowSize, Long> firstOpen = new EnumMap<>(WindowSize.class);
    private @Nullable Instant limit;

    public SettledWindows(Days days, Duration kept) {
        this.days = days;
        this.kept = kept;
    }

    /**
     * Without what changes in settled windows.
     *
     * @param settled before which nothing comes any more; null while nobody knows
     */
    public Map<Slot, Counts> without(Map<Slot, Counts> changes, @Nullable Instant settled) {
        if (settled == null) {
            return changes;
        }
        limit(settled.minus(kept));
        boolean isAnySettled = false;
        for (Slot slot : changes.keySet()) {
            isAnySettled |= slot.from() < firstOpen(slot);
        }
        if (!isAnySettled) {
            return changes;
        }
        Map<Slot, Counts> open = new LinkedHashMap<>();
        changes.forEach((slot, change) -> {
            long first = firstOpen(slot);
            if (slot.from() >= first) {
                open.merge(slot, change, Counts::plus);
            } else if (slot.until() > first) {
                open.merge(new Slot(slot.series(), slot.size(), first, slot.until()), change, Counts::plus);
            }
        });
        open.values().removeIf(Counts::isNothing);
        return open;
    }

    private void limit(Instant time) {
        if (!time.equals(limit)) {
            limit = time;
            for (WindowSize size : WindowSize.values()) {
                firstOpen.put(
                        size,
                        size.isRolling()
                                ? days.dayOf(time) + 1
                                : days.startOf(size, time).toEpochMilli());
            }
        }
    }

    /** The start of the first window of that size which is not settled, or its end boundary. */
    private long firstOpen(Slot slot) {
        return firstOpen.getOrDefault(slot.size(), Long.MIN_VALUE);
    }
}
