package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.platform.KeyQueue;
import io.vocstreams.platform.unit.UnitOfWork;
import io.vocstreams.scores.domain.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Windows that wait for a time or a day, in that order. */
final class DueWindows<S extends AnySeries> {

    private static final int KEYS_PER_READ = 256;
    private static final int MOST_PRESENT = 20_000;

    private final KeyQueue queue;
    private final WindowKeys<S> keys;
    private final UnitOfWork unit;

    // A busy series asks again and again; what is known to be there is not written again.
    private final Set<Bytes> present = new HashSet<>();

    // Still in the store, so that a restart tries again.
    private final Set<Bytes> leftForLater = new HashSet<>();

    private @Nullable Bytes leastAdded;

    DueWindows(KeyValueStore<Bytes, byte[]> store, WindowKeys<S> keys, UnitOfWork unit) {
        this.queue = new KeyQueue(store);
        this.keys = keys;
        this.unit = unit;
    }

    void add(long until, Window<S> window) {
        Bytes key = keys.waiting(until, window);
        if (!present.contains(key)) {
            queue.add(key);
            unit.then(() -> added(key));
        }
    }

    private void added(Bytes key) {
        if (present.size() >= MOST_PRESENT) {
            present.clear();
        }
        present.add(key);
        leftForLater.remove(key);
        leastAdded = leastAdded == null || key.compareTo(leastAdded) < 0 ? key : leastAdded;
    }

    void remove(long until, Window<S> window) {
        Bytes key = keys.waiting(until, window);
        present.remove(key);
        leftForLater.remove(key);
        queue.remove(key);
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
                queue.remove(key);
                if (!taker.test(keys.waitingWindow(key))) {
                    queue.add(key);
                    leftForLater.add(key);
                }
            }
            waiting = read(end);
        }
        return true;
    }

    private List<Bytes> read(Bytes end) {
        leastAdded = null;
        return queue.first(end, KEYS_PER_READ, Function.identity(), leftForLater::contains);
    }
}
