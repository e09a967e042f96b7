package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.OpportunityKey;
import io.vocstreams.platform.KeyQueue;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Pending opportunities, by the time until which something may close them; and before all of these the customers of
 * whom a measure is still worked off.
 */
final class Deadlines {

    static final String NAME = "deadlines-by-time";

    private static final Instant OWED = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final EventKey ALL = new EventKey("", "");

    private final KeyQueue queue;

    /** An opportunity whose time is over, or a measure of which more is to be worked off. */
    record Due(Instant deadline, String customerId, OpportunityKey key) {

        boolean isOwed() {
            return deadline.equals(OWED);
        }
    }

    Deadlines(KeyValueStore<Bytes, byte[]> store) {
        this.queue = new KeyQueue(store);
    }

    static Due owed(String customerId, Measure measure) {
        return new Due(OWED, customerId, new OpportunityKey(measure.id(), measure.version(), "", OWED, ALL));
    }

    void add(Due due) {
        queue.add(key(due));
    }

    void remove(Due due) {
        queue.remove(key(due));
    }

    /** The first of those whose time is strictly before the clock, but for the customers to be passed over. */
    List<Due> before(Instant clock, int most, Predicate<String> passedOver) {
        return queue.first(
                new KeyWriter().time(clock).toKey(), most, Deadlines::due, due -> passedOver.test(due.customerId()));
    }

    private static Due due(Bytes key) {
        KeyReader reader = new KeyReader(key);
        return new Due(reader.time(), reader.text(), Opportunities.opportunityKey(reader));
    }

    private static Bytes key(Due due) {
        KeyWriter writer = new KeyWriter().time(due.deadline()).text(due.customerId());
        Opportunities.write(due.key(), writer);
        return writer.toKey();
    }
}
