package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.CaseClaimForm;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cases that the customers of this partition claim. */
final class KnownCases {

    static final VersionedForm<KnownCase> FORM = new VersionedForm<>(
                    Part.CASE.form(), 2, KnownCases::write, reader -> read(reader, CaseClaimForm::read))
            .orBefore(reader -> read(reader, CaseClaimForm::readBefore));

    private final CustomerEntries entries;

    KnownCases(CustomerEntries entries) {
        this.entries = entries;
    }

    static void read(KeyReader key, byte[] value, Map<String, KnownCase> known) {
        known.put(caseId(key), FORM.fromStore(value));
    }

    static String caseId(KeyReader key) {
        return key.text();
    }

    void put(HeldCustomer customer, String caseId, @Nullable KnownCase known) {
        if (known == null) {
            customer.cases().remove(caseId);
        } else {
            customer.cases().put(caseId, known);
        }
        entries.put(
                CustomerEntries.key(customer.id(), Part.CASE).text(caseId), known == null ? null : FORM.toBytes(known));
    }

    private static void write(KnownCase known, BinaryWriter writer) {
        writer.writeString(known.trigger().origin());
        CaseClaimForm.write(known.claim(), writer);
    }

    private static KnownCase read(BinaryReader reader, Function<BinaryReader, CaseClaim> form) {
        String origin = reader.readString();
        CaseClaim claim = form.apply(reader);
        return new KnownCase(new EventKey(origin, claim.opening().triggerEventId()), claim);
    }
}
