package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.outcomes.KnownOpportunities;
import io.vocstreams.journey.domain.outcomes.KnownOpportunity;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.OpportunityKey;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What readers know of the opportunities of the customers of this partition. */
final class Opportunities {

    static final String NAME = "opportunities-by-customer";

    static final VersionedForm<KnownOpportunity> FORM =
            new VersionedForm<>(NAME, 1, Opportunities::write, Opportunities::read);

    private final KeyValueStore<Bytes, byte[]> store;

    Opportunities(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    KnownOpportunities of(String customerId) {
        return new KnownOpportunities() {
            @Override
            public Map<OpportunityKey, KnownOpportunity> between(
                    Measure measure, String name, Instant from, Instant until) {
                return read(
                        prefix(customerId, measure).text(name).time(from).toKey(),
                        prefix(customerId, measure).text(name).time(until).toRangeEnd());
            }

            @Override
            public Map<OpportunityKey, KnownOpportunity> all(Measure measure) {
                return read(
                        prefix(customerId, measure).toKey(),
                        prefix(customerId, measure).toRangeEnd());
            }
        };
    }

    @Nullable
    KnownOpportunity get(String customerId, OpportunityKey key) {
        byte[] stored = store.get(key(customerId, key));
        return stored == null ? null : FORM.fromStore(stored);
    }

    void put(String customerId, OpportunityKey key, @Nullable KnownOpportunity known) {
        if (known == null) {
            store.delete(key(customerId, key));
        } else {
            store.put(key(customerId, key), FORM.toBytes(known));
        }
    }

    /** When one opened. */
    static Instant openedAt(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.text();
        return opportunityKey(reader).at();
    }

    private Map<OpportunityKey, KnownOpportunity> read(Bytes from, Bytes end) {
        Map<OpportunityKey, KnownOpportunity> known = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, end)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                KeyReader reader = new KeyReader(entry.key);
                reader.text();
                known.put(opportunityKey(reader), FORM.fromStore(entry.value));
            }
        }
        return known;
    }

    private static KeyWriter prefix(String customerId, Measure measure) {
        return new KeyWriter().text(customerId).text(measure.id()).number(measure.version());
    }

    private static Bytes key(String customerId, OpportunityKey key) {
        KeyWriter writer = new KeyWriter().text(customerId);
        write(key, writer);
        return writer.toKey();
    }

    static void write(OpportunityKey key, KeyWriter writer) {
        writer.text(key.measure())
                .number(key.version())
                .text(key.name())
                .time(key.at())
                .text(key.first().eventId())
                .text(key.first().origin());
    }

    static OpportunityKey opportunityKey(KeyReader reader) {
        String measure = reader.text();
        int version = (int) reader.number();
        String name = reader.text();
        Instant at = reader.time();
        String eventId = reader.text();
        return new OpportunityKey(measure, version, name, at, new EventKey(reader.text(), eventId));
    }

    private static void write(KnownOpportunity known, BinaryWriter writer) {
        RateCounts counts = known.counts();
        Elapsed took = counts.elapsed();
        writer.writeInstant(known.deadline())
                .writeCount(counts.pending())
                .writeCount(counts.successes())
                .writeCount(counts.failures())
                .writeCount(took.size() == 0 ? 0 : took.bucket(0) + 1L)
                .writeCount(known.slices().size());
        known.slices().forEach(writer::writeString);
    }

    private static KnownOpportunity read(BinaryReader reader) {
        Instant deadline = reader.readInstant();
        long pending = reader.readCount();
        long successes = reader.readCount();
        long failures = reader.readCount();
        int took = (int) reader.readCount();
        Elapsed elapsed = took == 0 ? Elapsed.NONE : Elapsed.ofBucket(took - 1);
        int size = reader.readSize();
        List<String> slices = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            slices.add(reader.readString());
        }
        return new KnownOpportunity(deadline, new RateCounts(pending, successes, failures, elapsed), slices);
    }
}
