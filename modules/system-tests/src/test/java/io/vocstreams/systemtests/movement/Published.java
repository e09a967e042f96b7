package io.vocstreams.systemtests.movement;

import org.jspecify.annotations.Nullable;

/** One record of an output topic, beside the one of its key before it; null where there is none. */
public record Published<V>(
        String key,
        int partition,
        @Nullable V before,
        @Nullable V after) {

    /** Of topics without tombstones. */
    public V now() {
        if (after == null) {
            throw new IllegalStateException("A tombstone of " + key);
        }
        return after;
    }
}
