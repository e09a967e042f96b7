package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.platform.unit.UnitOfWork;
import io.vocstreams.scores.domain.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Windows that wait for a time or a day, in that order. */
final class Agenda<S extends AnySeries> {

    private static final int KEYS_PER_READ = 256;
    private static final int MOST_PRESENT = 20_000;
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private final WindowKeys<S> keys;
    private final UnitOfWork unit;

    // A busy series asks again and again; what is known to be there is not written again.
    private final Set<Bytes> present = new HashSet<>();

    // Still in the store, so that a restart tries again.
    private final Set<Bytes> leftForLater = new HashSet<>();

    // Nothing lies before it but what is left for later. Without it every read would walk over all that RocksDB has
    // deleted at the front.
    private @Nullable Bytes first;

    private @Nullable Bytes leastAdded;

    Agenda(KeyValueStore<Bytes, byte[]> store, WindowKeys<S> keys, UnitOfWork unit) {
        this.store = store;
        this.keys = keys;
        this.unit = unit;
    }

    void add(long until, Window<S> window) {
        Bytes key = keys.waiting(until, window);
        if (!present.contains(key)) {
            store.put(key, PRESENT);
            unit.then(() -> added(key));
        }
    }

    private void added(Bytes key) {
        if (present.size() >= MOST_PRESENT) {
            present.clear();
        }
        present.add(key);
        leftForLater.remove(key);
        first = first != null && key.compareTo(first) < 0 ? key : first;
        leastAdded = leastAdded == null || key.compareTo(leastAdded) < 0 ? key : leastAdded;
    }

    void remove(long until, Window<S> window) {
        Bytes key = keys.waiting(until, window);
        present.remove(key);
        leftForLater.remove(key);
        store.delete(key);
    }

    /**
     * Hands over what waited until the given time or day at the latest, earliest first, also what is added meanwhile.
     *
     * @param taker whether it is done with the window; if not, it gets the window again after a restart
     * @return whether all of it was handed over
     */
    boolean handOver(long until, TickBudget budget, Predicate<Window<S>> taker) {
        Bytes end = WindowKeys.afterWaiting(until);
        List<Bytes> waiting = read(end);
        while (!waiting.isEmpty()) {
            for (Bytes key : waiting) {
                if (budget.isSpent()) {
                    return false;
                }
                if (leastAdded != null && leastAdded.compareTo(key) < 0) {
                    break;
                }
                budget.spendKey();
                present.remove(key);
                store.delete(key);
                first = key;
                if (!taker.test(keys.waitingWindow(key))) {
                    store.put(key, PRESENT);
                    leftForLater.add(key);
                }
            }
            waiting = read(end);
        }
        return true;
    }

    // Nothing is changed while an iterator is open: what it would see depends on the kind of store.
    private List<Bytes> read(Bytes end) {
        List<Bytes> waiting = new ArrayList<>();
        leastAdded = null;
        if (first != null && first.compareTo(end) >= 0) {
            return waiting;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(first, end)) {
            while (entries.hasNext() && waiting.size() < KEYS_PER_READ) {
                Bytes key = entries.next().key;
                if (!leftForLater.contains(key)) {
                    waiting.add(key);
                }
            }
        }
        return waiting;
    }
}
