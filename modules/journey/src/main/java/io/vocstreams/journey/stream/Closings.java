package io.vocstreams.journey.stream;

import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When to look at a journey: whether the clock has closed it, or to publish what is owed of it. A journey that goes on
 * does not move its entry: it is looked at too early once, and then put where it belongs, which costs one write each
 * gap and not one each touchpoint.
 */
final class Closings {

    static final String NAME = "closings-by-time";

    private static final byte[] PRESENT = {1};

    /** Before every event: journeys whose publication is owed are looked at whatever the clock says. */
    private static final Instant OWED = Instant.EPOCH;

    private static final Instant FIRST = OWED.plusMillis(1);

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

    void owe(String customerId, String journeyId) {
        add(new Closing(OWED, customerId, journeyId));
    }

    void settle(String customerId, String journeyId) {
        remove(new Closing(OWED, customerId, journeyId));
    }

    /** The first of those whose publication is owed, but for the customers to be passed over. */
    List<Closing> owed(int most, Predicate<String> passedOver) {
        return first(null, FIRST, most, passedOver);
    }

    /** The first of those whose time is strictly before the clock. */
    List<Closing> dueBefore(Instant clock, int most, Predicate<String> passedOver) {
        return first(new KeyWriter().time(FIRST).toKey(), clock, most, passedOver);
    }

    private List<Closing> first(@Nullable Bytes from, Instant before, int most, Predicate<String> passedOver) {
        List<Closing> first = new ArrayList<>();
        Bytes end = new KeyWriter().time(before).toKey();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, end)) {
            while (entries.hasNext() && first.size() < most) {
                KeyReader key = new KeyReader(entries.next().key);
                Closing closing = new Closing(key.time(), key.text(), key.text());
                if (!passedOver.test(closing.customerId())) {
                    first.add(closing);
                }
            }
        }
        return first;
    }

    private static Bytes key(Closing closing) {
        return new KeyWriter()
                .time(closing.checkAt())
                .text(closing.customerId())
                .text(closing.journeyId())
                .toKey();
    }
}
