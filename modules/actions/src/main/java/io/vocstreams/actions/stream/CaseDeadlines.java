package io.vocstreams.actions.stream;

import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** When the clock is to look at cases again. */
final class CaseDeadlines {

    static final String NAME = "deadlines-by-time";

    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    /** A case to look at. */
    record Due(Instant at, String caseId) {}

    CaseDeadlines(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Due due) {
        store.put(key(due), PRESENT);
    }

    void remove(Due due) {
        store.delete(key(due));
    }

    /** The first of those whose time is strictly before the clock. */
    List<Due> before(Instant clock, int most) {
        List<Due> first = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(null, new KeyWriter().time(clock).toKey())) {
            while (entries.hasNext() && first.size() < most) {
                KeyReader key = new KeyReader(entries.next().key);
                first.add(new Due(key.time(), key.text()));
            }
        }
        return first;
    }

    private static Bytes key(Due due) {
        return new KeyWriter().time(due.at()).text(due.caseId()).toKey();
    }
}
