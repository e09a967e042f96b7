package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.platform.Sweeper;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Window;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drops slots and publications of windows that cannot change any more.
 *
 * <p>A change that arrived before the watermark may still wait to be published, and would then be computed from what is
 * left. So a limit holds only once all that could wait when it was taken has been published.
 */
final class ForgetWindows<S extends AnySeries, C extends Countable<C>> {

    private static final int ENTRIES_PER_STEP = 200;

    private final Sweeper slots;
    private final Sweeper publications;
    private final CountedKind<S, C, ?> kind;
    private final Duration history;
    private final Duration longestWait;
    private @Nullable Instant limit;
    private @Nullable Instant nextLimit;
    private Instant nextLimitHoldsAt = Instant.EPOCH;

    ForgetWindows(
            KeyValueStore<Bytes, byte[]> slots,
            KeyValueStore<Bytes, byte[]> publications,
            CountedKind<S, C, ?> kind,
            Duration history) {
        this.kind = kind;
        this.history = history;
        this.slots = new Sweeper(slots, ENTRIES_PER_STEP, history);
        this.publications = new Sweeper(publications, ENTRIES_PER_STEP, history);
        this.longestWait = kind.emitInterval();
    }

    /** Makes one step, once everything that was due by now has been published. */
    void step(@Nullable Instant settled, Instant now) {
        if (settled == null) {
            return;
        }
        if (nextLimit == null || now.isAfter(nextLimitHoldsAt)) {
            limit = nextLimit;
            nextLimit = settled.minus(history);
            nextLimitHoldsAt = now.plus(longestWait);
        }
        if (limit != null) {
            sweep(limit);
        }
    }

    private void sweep(Instant end) {
        WindowKeys<S> keys = kind.lying().keys();
        slots.step(end.toEpochMilli(), (key, counts) -> {
            SlotOf<S> slot = keys.slot(key);
            Calendar calendar = kind.calendarOf(slot.series());
            return calendar.endOf(slot).plus(calendar.grace()).isBefore(end);
        });
        publications.step(end.toEpochMilli(), (key, stored) -> {
            Window<S> window = keys.window(key);
            return kind.calendarOf(window.series()).closesAt(window).isBefore(end)
                    && !kind.lying().published().fromStore(stored).isPending();
        });
    }
}
