package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.CaseClaimForm;
import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cases that the customers of this partition claim. */
final class KnownCases {

    static final String NAME = "cases-by-customer";

    static final VersionedForm<KnownCase> FORM = new VersionedForm<>(NAME, 1, KnownCases::write, KnownCases::read);

    private final KeyValueStore<Bytes, byte[]> store;

    KnownCases(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    /** By case id. */
    Map<String, KnownCase> of(String customerId) {
        Map<String, KnownCase> known = new TreeMap<>();
        KeyWriter prefix = new KeyWriter().text(customerId);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.toKey(), prefix.toRangeEnd())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                KeyReader key = new KeyReader(entry.key);
                key.text();
                known.put(key.text(), FORM.fromStore(entry.value));
            }
        }
        return known;
    }

    void put(String customerId, String caseId, @Nullable KnownCase known) {
        Bytes key = new KeyWriter().text(customerId).text(caseId).toKey();
        if (known == null) {
            store.delete(key);
        } else {
            store.put(key, FORM.toBytes(known));
        }
    }

    private static void write(KnownCase known, BinaryWriter writer) {
        writer.writeString(known.trigger().origin());
        CaseClaimForm.write(known.claim(), writer);
    }

    private static KnownCase read(BinaryReader reader) {
        String origin = reader.readString();
        CaseClaim claim = CaseClaimForm.read(reader);
        return new KnownCase(new EventKey(origin, claim.opening().triggerEventId()), claim);
    }
}
