package io.vocstreams.scores.stream;

import io.vocstreams.platform.Sweeper;
import io.vocstreams.scores.domain.Calendar;
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
final class Forgetting {

    private static final int ENTRIES_PER_STEP = 200;

    private final Sweeper slots;
    private final Sweeper publications;
    private final Calendar calendar;
    private final Duration keptFor;
    private final Duration longestWait;
    private @Nullable Instant limit;
    private @Nullable Instant nextLimit;
    private Instant nextLimitHoldsAt = Instant.EPOCH;

    Forgetting(
            KeyValueStore<Bytes, byte[]> slots,
            KeyValueStore<Bytes, byte[]> publications,
            Publisher.Rules rules,
            Duration history) {
        this.calendar = rules.calendar();
        this.keptFor = history.plus(rules.calendar().grace());
        this.slots = new Sweeper(slots, ENTRIES_PER_STEP, keptFor);
        this.publications = new Sweeper(publications, ENTRIES_PER_STEP, keptFor);
        this.longestWait = rules.emitInterval();
    }

    /** Makes one step, once everything that was due by now has been published. */
    void step(@Nullable Instant settled, Instant now) {
        if (settled == null) {
            return;
        }
        if (nextLimit == null || now.isAfter(nextLimitHoldsAt)) {
            limit = nextLimit;
            nextLimit = settled.minus(keptFor);
            nextLimitHoldsAt = now.plus(longestWait);
        }
        if (limit != null) {
            sweep(limit);
        }
    }

    private void sweep(Instant end) {
        slots.step(end.toEpochMilli(), (key, counts) -> calendar.endOf(WindowKeys.slot(key))
                .isBefore(end));
        publications.step(
                end.toEpochMilli(),
                (key, stored) -> WindowKeys.window(key).end(calendar.days()).isBefore(end)
                        && !StoredForms.PUBLICATIONS.fromStore(stored).isPending());
    }
}
