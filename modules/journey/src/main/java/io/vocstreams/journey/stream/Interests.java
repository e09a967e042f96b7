package io.vocstreams.journey.stream;

import io.vocstreams.model.guidance.Notice.Subject;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which customers have touchpoints that name a subject: so an operation looks at those whom it concerns. */
final class Interests {

    static final String NAME = "customers-by-subject";

    private static final byte[] PRESENT = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;

    Interests(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Subject subject, String customerId) {
        store.put(key(subject).text(customerId).toKey(), PRESENT);
    }

    void remove(Subject subject, String customerId) {
        store.put(key(subject).text(customerId).toKey(), null);
    }

    /** The first customers after this one; from the beginning if it is blank. */
    List<String> after(Subject subject, String customerId, int most) {
        List<String> customers = new ArrayList<>();
        Bytes from = customerId.isEmpty()
                ? key(subject).toKey()
                : key(subject).text(customerId).toRangeEnd();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(from, key(subject).toRangeEnd())) {
            while (entries.hasNext() && customers.size() < most) {
                KeyReader reader = new KeyReader(entries.next().key);
                reader.text();
                reader.text();
                customers.add(reader.text());
            }
        }
        return customers;
    }

    private static KeyWriter key(Subject subject) {
        return new KeyWriter().text(subject.key()).text(subject.value());
    }
}
