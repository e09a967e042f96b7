package io.vocstreams.journey.stream;

import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was published of each customer's journeys. */
final class JourneyStore {

    static final String NAME = "journeys-by-customer";

    private final KeyValueStore<Bytes, byte[]> store;

    JourneyStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    Map<String, PublishedJourney> of(String customerId) {
        Map<String, PublishedJourney> published = new HashMap<>();
        KeyWriter prefix = new KeyWriter().text(customerId);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.toKey(), prefix.toRangeEnd())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                KeyReader key = new KeyReader(entry.key);
                key.text();
                published.put(key.text(), PublishedJourney.FORM.fromStore(entry.value));
            }
        }
        return published;
    }

    static String customerId(Bytes key) {
        return new KeyReader(key).text();
    }

    static String journeyId(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.text();
        return reader.text();
    }

    void put(String customerId, String journeyId, PublishedJourney published) {
        store.put(key(customerId, journeyId), PublishedJourney.FORM.toBytes(published));
    }

    void delete(String customerId, String journeyId) {
        store.delete(key(customerId, journeyId));
    }

    private static Bytes key(String customerId, String journeyId) {
        return new KeyWriter().text(customerId).text(journeyId).toKey();
    }
}
