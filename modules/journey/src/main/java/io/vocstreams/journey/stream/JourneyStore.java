package io.vocstreams.journey.stream;

import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.util.Map;

/** What was published of each customer's journeys. */
final class JourneyStore {

    private final CustomerEntries entries;

    JourneyStore(CustomerEntries entries) {
        this.entries = entries;
    }

    static void read(KeyReader key, byte[] value, Map<String, PublishedJourney> published) {
        published.put(journeyId(key), PublishedJourney.FORM.fromStore(value));
    }

    static String journeyId(KeyReader key) {
        return key.text();
    }

    void put(String customerId, String journeyId, PublishedJourney published) {
        entries.put(key(customerId, journeyId), PublishedJourney.FORM.toBytes(published));
    }

    void delete(String customerId, String journeyId) {
        entries.put(key(customerId, journeyId), null);
    }

    private static KeyWriter key(String customerId, String journeyId) {
        return CustomerEntries.key(customerId, Part.JOURNEY).text(journeyId);
    }
}
