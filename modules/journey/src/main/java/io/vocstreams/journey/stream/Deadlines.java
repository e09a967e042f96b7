package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.OpportunityKey;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Pending opportunities, by the time until which something may close them; and before all of these the customers of
 * whom a measure is still worked off.
 */
final class Deadlines {

    static final String NAME = "deadlines-by-time";

    private static final byte[] PRESENT = {1};
    private static final Instant OWED = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final EventKey ALL = new EventKey("", "");

    private final KeyValueStore<Bytes, byte[]> store;

    /** An opportunity whose time is over, or a measure of which more is to be worked off. */
    record Due(Instant deadline, String customerId, OpportunityKey key) {

        boolean isOwed() {
            return deadline.equals(OWED);
        }
    }

    Deadlines(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    static Due owed(String customerId, Measure measure) {
        return new Due(OWED, customerId, new OpportunityKey(measure.id(), measure.version(), "", OWED, ALL));
    }

    void add(Due due) {
        store.put(key(due), PRESENT);
    }

    void remove(Due due) {
        store.delete(key(due));
    }

    /** The first of those whose time is strictly before the clock, but for the customers to be passed over. */
    List<Due> before(Instant clock, int most, Predicate<String> passedOver) {
        List<Due> first = new ArrayList<>();
        Bytes end = new KeyWriter().time(clock).toKey();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(null, end)) {
            while (entries.hasNext() && first.size() < most) {
                KeyReader key = new KeyReader(entries.next().key);
                Due due = new Due(key.time(), key.text(), Opportunities.opportunityKey(key));
                if (!passedOver.test(due.customerId())) {
                    first.add(due);
                }
            }
        }
        return first;
    }

    private static Bytes key(Due due) {
        KeyWriter writer = new KeyWriter().time(due.deadline()).text(due.customerId());
        Opportunities.write(due.key(), writer);
        return writer.toKey();
    }
}
