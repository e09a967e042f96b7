package io.vocstreams.journey.stream;

import io.vocstreams.platform.KeyQueue;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When to look at a journey: whether the clock has closed it, or to publish what is owed of it. A journey that goes on
 * does not move its entry: it is looked at too early once, and then put where it belongs, which costs one write each
 * gap and not one each touchpoint.
 */
final class Closings {

    static final String NAME = "closings-by-time";

    /** Before every event: journeys whose publication is owed are looked at whatever the clock says. */
    private static final Instant OWED = Instant.EPOCH;

    private static final Instant FIRST = OWED.plusMillis(1);

    private final KeyQueue owed;
    private final KeyQueue waiting;

    /** A journey to look at. */
    record Closing(Instant checkAt, String customerId, String journeyId) {}

    Closings(KeyValueStore<Bytes, byte[]> store) {
        this.owed = new KeyQueue(store);
        this.waiting = new KeyQueue(store, startOf(FIRST));
    }

    void add(Closing closing) {
        waiting.add(key(closing));
    }

    void remove(Closing closing) {
        waiting.remove(key(closing));
    }

    void owe(String customerId, String journeyId) {
        owed.add(key(new Closing(OWED, customerId, journeyId)));
    }

    void settle(String customerId, String journeyId) {
        owed.remove(key(new Closing(OWED, customerId, journeyId)));
    }

    /** The first of those whose publication is owed, but for the customers to be passed over. */
    List<Closing> owed(int most, Predicate<String> passedOver) {
        return first(owed, FIRST, most, passedOver);
    }

    /** The first of those whose time is strictly before the clock. */
    List<Closing> dueBefore(Instant clock, int most, Predicate<String> passedOver) {
        return first(waiting, clock, most, passedOver);
    }

    private static List<Closing> first(KeyQueue queue, Instant before, int most, Predicate<String> passedOver) {
        return queue.first(startOf(before), most, Closings::closing, closing -> passedOver.test(closing.customerId()));
    }

    private static Bytes startOf(Instant time) {
        return new KeyWriter().time(time).toKey();
    }

    private static Closing closing(Bytes key) {
        KeyReader reader = new KeyReader(key);
        return new Closing(reader.time(), reader.text(), reader.text());
    }

    private static Bytes key(Closing closing) {
        return new KeyWriter()
                .time(closing.checkAt())
                .text(closing.customerId())
                .text(closing.journeyId())
                .toKey();
    }
}
