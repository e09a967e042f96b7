package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.scores.domain.Window;
import io.vocstreams.scores.domain.WindowCounts;
import io.vocstreams.scores.stream.CountedKind.Lying;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What counts in each slot. A slot in which nothing counts is not kept. */
final class SlotCounts<S extends AnySeries, C extends Countable<C>> {

    private final KeyValueStore<Bytes, byte[]> store;
    private final WindowKeys<S> keys;
    private final VersionedForm<C> form;

    SlotCounts(KeyValueStore<Bytes, byte[]> store, Lying<S, C> lying) {
        this.store = store;
        this.keys = lying.keys();
        this.form = lying.counts();
    }

    void add(SlotOf<S> slot, C change) {
        if (change.isNothing()) {
            return;
        }
        Bytes key = keys.of(slot);
        byte[] stored = store.get(key);
        C sum = stored == null ? change : form.fromStore(stored).plus(change);
        if (sum.isNothing()) {
            store.put(key, null);
        } else {
            store.put(key, form.toBytes(sum));
        }
    }

    WindowCounts<S, C> of(Window<S> window, C nothing, TickBudget budget) {
        WindowCounts<S, C> counts = new WindowCounts<>(window, nothing);
        try (KeyValueIterator<Bytes, byte[]> slots = store.range(keys.firstSlot(window), keys.afterLastSlot(window))) {
            while (slots.hasNext()) {
                KeyValue<Bytes, byte[]> slot = slots.next();
                counts.add(keys.slot(slot.key), form.fromStore(slot.value));
                budget.spendSlot();
            }
        }
        return counts;
    }
}
