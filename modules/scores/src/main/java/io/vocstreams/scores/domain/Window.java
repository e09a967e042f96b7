package io.vocstreams.scores.domain;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;

/**
 * One window of one series: what a published score or rate is about.
 *
 * @param index of a tumbling window its start (milliseconds since the epoch), of a rolling one the day boundary at
 *     which it ends (local epoch day)
 */
public record Window<S extends AnySeries>(S series, WindowSize size, long index) {

    public Instant start(Days days) {
        return days.startOf(size, index);
    }

    public Instant end(Days days) {
        return days.endOf(size, index);
    }

    /** The least {@link Slot#from} of what can count in this window. */
    public long firstSlot() {
        return size.isRolling() ? index - size.days() + 1 : index;
    }

    /** The greatest {@link Slot#from} of what can count in this window. */
    public long lastSlot() {
        return index;
    }

    /** Whether what is in a slot of this series and size counts in this window. */
    public boolean covers(SlotOf<S> slot) {
        return size.isRolling() ? slot.from() <= index && index < slot.until() : slot.from() == index;
    }
}
