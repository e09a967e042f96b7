package io.vocstreams.scores.stream;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Of each key what was published latest, to be shown as meters: of a few keys, those that come first. */
final class LatestShown<K, V> {

    private final int most;
    private final Comparator<V> order;
    private final Consumer<K> register;
    private final Map<K, Shown<V>> shown = new ConcurrentHashMap<>();

    /** As published last, and by which task. */
    private record Shown<V>(int task, @Nullable V value) {}

    /**
     * Shows nothing yet.
     *
     * @param order which of two is the later one
     * @param register called once for each key, to make its meters
     */
    LatestShown(int most, Comparator<V> order, Consumer<K> register) {
        this.most = most;
        this.order = order;
        this.register = register;
    }

    void published(K key, V value, int task) {
        if (isShown(key)) {
            shown.merge(key, new Shown<>(task, value), (last, now) -> isBefore(value, last.value()) ? last : now);
        }
    }

    private boolean isBefore(V value, @Nullable V last) {
        return last != null && order.compare(value, last) < 0;
    }

    /** Null where nothing is. */
    @Nullable
    V of(K key) {
        return Objects.requireNonNull(shown.get(key)).value();
    }

    /** Another instance goes on with what this task had. */
    void closed(int task) {
        shown.replaceAll((key, last) -> last.task() == task ? new Shown<V>(task, null) : last);
    }

    private synchronized boolean isShown(K key) {
        if (shown.containsKey(key)) {
            return true;
        }
        if (shown.size() >= most) {
            return false;
        }
        shown.put(key, new Shown<V>(-1, null));
        register.accept(key);
        return true;
    }
}
