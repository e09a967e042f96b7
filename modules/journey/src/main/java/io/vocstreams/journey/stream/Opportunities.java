package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.outcomes.KnownOpportunities;
import io.vocstreams.journey.domain.outcomes.KnownOpportunity;
import io.vocstreams.journey.domain.outcomes.OpportunityKey;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What readers know of the opportunities of the customers of this partition. */
final class Opportunities {

    static final VersionedForm<KnownOpportunity> FORM =
            new VersionedForm<>(Part.OPPORTUNITY.form(), 1, Opportunities::write, Opportunities::read);

    private final CustomerEntries entries;

    Opportunities(CustomerEntries entries) {
        this.entries = entries;
    }

    /** Without loading the customer. */
    @Nullable
    KnownOpportunity get(String customerId, OpportunityKey key) {
        byte[] stored = entries.get(key(customerId, key));
        return stored == null ? null : FORM.fromStore(stored);
    }

    void put(String customerId, OpportunityKey key, @Nullable KnownOpportunity known) {
        entries.put(key(customerId, key), known == null ? null : FORM.toBytes(known));
    }

    static void read(KeyReader key, byte[] value, KnownOpportunities known) {
        known.load(opportunityKey(key), () -> FORM.fromStore(value));
    }

    private static KeyWriter key(String customerId, OpportunityKey key) {
        KeyWriter writer = CustomerEntries.key(customerId, Part.OPPORTUNITY);
        write(key, writer);
        return writer;
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
