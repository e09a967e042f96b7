package io.vocstreams.actions.stream;

import io.vocstreams.actions.domain.CaseRules.Withdrawal;
import io.vocstreams.actions.domain.CaseSet;
import io.vocstreams.contracts.CaseCodec;
import io.vocstreams.contracts.FactCodec;
import io.vocstreams.contracts.internal.CaseClaimForm;
import io.vocstreams.model.Facts;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cases whose place is this partition. */
final class CaseStore {

    static final String NAME = "cases-by-id";

    private final KeyValueStore<Bytes, byte[]> store;
    private final CaseCodec codec = new CaseCodec();
    private final FactCodec facts = new FactCodec();
    private final VersionedForm<CaseRow> form = new VersionedForm<>(
                    NAME, 2, this::write, reader -> read(reader, CaseClaimForm::read))
            .orBefore(reader -> read(reader, CaseClaimForm::readBefore));

    CaseStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    KeyValueStore<Bytes, byte[]> entries() {
        return store;
    }

    VersionedForm<CaseRow> form() {
        return form;
    }

    CaseRow get(String caseId) {
        byte[] stored = store.get(new KeyWriter().text(caseId).toKey());
        return stored == null ? CaseRow.NEW : form.fromStore(stored);
    }

    void put(String caseId, CaseRow row) {
        store.put(new KeyWriter().text(caseId).toKey(), form.toBytes(row));
    }

    static String caseId(Bytes key) {
        return new KeyReader(key).text();
    }

    private void write(CaseRow row, BinaryWriter writer) {
        CaseSet set = row.set();
        writer.writeCount(set.claims().size());
        set.claims().forEach(claim -> CaseClaimForm.write(claim, writer));
        CaseClaim last = set.last();
        writer.writeBoolean(last != null);
        if (last != null) {
            CaseClaimForm.write(last, writer);
        }
        Withdrawal withdrawal = set.withdrawal();
        writer.writeBoolean(withdrawal != null);
        if (withdrawal != null) {
            writer.writeLong(withdrawal.revision()).writeInstant(withdrawal.at());
        }
        FactStores.write(set.actions(), facts, writer);
        Case published = row.published();
        writer.writeNullableBytes(published == null ? null : codec.toBytes(published))
                .writeCount(row.announced().size());
        row.announced().stream().sorted().forEach(writer::writeString);
        writer.writeNullableInstant(row.lookAt());
    }

    private CaseRow read(BinaryReader reader, Function<BinaryReader, CaseClaim> form) {
        int claimed = reader.readSize();
        List<CaseClaim> claims = new ArrayList<>(claimed);
        for (int i = 0; i < claimed; i++) {
            claims.add(form.apply(reader));
        }
        CaseClaim last = reader.readBoolean() ? form.apply(reader) : null;
        Withdrawal withdrawal =
                reader.readBoolean() ? new Withdrawal((int) reader.readLong(), reader.readInstant()) : null;
        Facts<CaseAction> actions = FactStores.read(CaseAction.class, facts, reader);
        byte @Nullable [] published = reader.readNullableBytes();
        int known = reader.readSize();
        Set<String> announced = new HashSet<>();
        for (int i = 0; i < known; i++) {
            announced.add(reader.readString());
        }
        return new CaseRow(
                new CaseSet(claims, last, withdrawal, actions),
                published == null ? null : codec.fromBytes(published),
                announced,
                reader.readNullableInstant());
    }
}
