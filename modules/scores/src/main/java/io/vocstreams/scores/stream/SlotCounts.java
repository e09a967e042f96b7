package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import io.vocstreams.scores.domain.Window;
import io.vocstreams.scores.domain.WindowCounts;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What counts in each slot. A slot in which nothing counts is not kept. */
final class SlotCounts {

    static final String STORE = "counts-by-slot";

    private final KeyValueStore<Bytes, byte[]> store;

    SlotCounts(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Slot slot, Counts change) {
        if (change.isNothing()) {
            return;
        }
        Bytes key = WindowKeys.of(slot);
        byte[] stored = store.get(key);
        Counts sum =
                stored == null ? change : StoredForms.COUNTS.fromStore(stored).plus(change);
        if (sum.isNothing()) {
            store.delete(key);
        } else {
            store.put(key, StoredForms.COUNTS.toBytes(sum));
        }
    }

    WindowCounts of(Window window, TickBudget budget) {
        WindowCounts counts = new WindowCounts(window);
        try (KeyValueIterator<Bytes, byte[]> slots =
                store.range(WindowKeys.firstSlot(window), WindowKeys.afterLastSlot(window))) {
            while (slots.hasNext()) {
                KeyValue<Bytes, byte[]> slot = slots.next();
                counts.add(WindowKeys.slot(slot.key), StoredForms.COUNTS.fromStore(slot.value));
                budget.spendSlot();
            }
        }
        return counts;
    }
}
