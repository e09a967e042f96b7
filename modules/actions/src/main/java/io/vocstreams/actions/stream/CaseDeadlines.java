package io.vocstreams.actions.stream;

import io.vocstreams.platform.KeyQueue;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** When the clock is to look at cases again. */
final class CaseDeadlines {

    static final String NAME = "deadlines-by-time";

    private final KeyQueue queue;

    /** A case to look at. */
    record Due(Instant at, String caseId) {}

    CaseDeadlines(KeyValueStore<Bytes, byte[]> store) {
        this.queue = new KeyQueue(store);
    }

    void add(Due due) {
        queue.add(key(due));
    }

    void remove(Due due) {
        queue.remove(key(due));
    }

    /** The first of those whose time is strictly before the clock. */
    List<Due> before(Instant clock, int most) {
        return queue.first(new KeyWriter().time(clock).toKey(), most, CaseDeadlines::due, due -> false);
    }

    private static Due due(Bytes key) {
        KeyReader reader = new KeyReader(key);
        return new Due(reader.time(), reader.text());
    }

    private static Bytes key(Due due) {
        return new KeyWriter().time(due.at()).text(due.caseId()).toKey();
    }
}
