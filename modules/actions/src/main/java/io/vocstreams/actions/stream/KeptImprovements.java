package io.vocstreams.actions.stream;

import io.vocstreams.contracts.FactCodec;
import io.vocstreams.model.Facts;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The improvements whose place is this partition. Nothing of them depends on the clock, and they are kept for ever. */
final class KeptImprovements {

    static final String STORE = "improvements-by-id";

    private final KeyValueStore<Bytes, byte[]> store;
    private final ActionsOutbox outbox;
    private final Isolation isolation;
    private final FactCodec codec = new FactCodec();
    private final VersionedForm<Row> form = new VersionedForm<>(STORE, 1, this::write, this::read);

    /** What was said of one, and how often it was published. */
    record Row(long revision, Facts<ImprovementAction> facts) {
        static final Row NEW = new Row(0, Facts.none());
    }

    KeptImprovements(KeyValueStore<Bytes, byte[]> store, ActionsOutbox outbox, Isolation isolation) {
        this.store = store;
        this.outbox = outbox;
        this.isolation = isolation;
    }

    VersionedForm<Row> form() {
        return form;
    }

    Facts<ImprovementAction> facts(String improvementId) {
        return get(improvementId).facts();
    }

    void said(Consumed source, ImprovementAction action) {
        Runnable work = () -> take(action);
        isolation.run(work, () -> List.of(new Piece(source, work)));
    }

    private void take(ImprovementAction action) {
        String id = action.improvementId();
        Row row = get(id);
        Facts<ImprovementAction> facts = row.facts().with(action);
        Optional<Improvement> before = Improvement.of(row.facts());
        Optional<Improvement> now = Improvement.of(facts);
        long revision = row.revision();
        if (!now.equals(before)) {
            revision++;
            long number = revision;
            outbox.improvement(
                    id, now.map(one -> one.published(number, outbox.now())).orElse(null));
        }
        store.put(key(id), form.toBytes(new Row(revision, facts)));
    }

    private Row get(String improvementId) {
        byte[] stored = store.get(key(improvementId));
        return stored == null ? Row.NEW : form.fromStore(stored);
    }

    private void write(Row row, BinaryWriter writer) {
        writer.writeCount(row.revision());
        FactStores.write(row.facts(), codec, writer);
    }

    private Row read(BinaryReader reader) {
        return new Row(reader.readCount(), FactStores.read(ImprovementAction.class, codec, reader));
    }

    private static Bytes key(String improvementId) {
        return new KeyWriter().text(improvementId).toKey();
    }
}
