package io.vocstreams.journey.stream;

import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When to look whether the clock has closed a journey. A journey that goes on does not move its entry: it is looked at
 * too early once, and then put where it belongs, which costs one write each gap and not one each touchpoint.
 */
final class Closings {

    static final String NAME = "closings-by-time";

    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    /** A journey to look at. */
    record Closing(Instant checkAt, String customerId, String journeyId) {}

    Closings(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Closing closing) {
        store.put(key(closing), PRESENT);
    }

    void remove(Closing closing) {
        store.delete(key(closing));
    }

    /** The first of those whose time is strictly before the clock. */
    List<Closing> dueBefore(Instant clock, int most) {
        List<Closing> due = new ArrayList<>();
        Bytes end = new KeyWriter().time(clock).toKey();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(null, end)) {
            while (entries.hasNext() && due.size() < most) {
                KeyReader key = new KeyReader(entries.next().key);
                due.add(new Closing(key.time(), key.text(), key.text()));
            }
        }
        return due;
    }

    private static Bytes key(Closing closing) {
        return new KeyWriter()
                .time(closing.checkAt())
                .text(closing.customerId())
                .text(closing.journeyId())
                .toKey();
    }
}
