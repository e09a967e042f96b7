package io.vocstreams.systemtests.driver;

import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** How much a store holds: its entries, and the bytes of their keys and values. */
public record StateSize(long entries, long bytes) {

    static StateSize of(Map<Bytes, byte[]> entries) {
        long bytes = 0;
        for (Map.Entry<Bytes, byte[]> entry : entries.entrySet()) {
            bytes += entry.getKey().get().length + entry.getValue().length;
        }
        return new StateSize(entries.size(), bytes);
    }

    StateSize plus(StateSize other) {
        return new StateSize(entries + other.entries, bytes + other.bytes);
    }
}
