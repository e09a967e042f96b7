package io.vocstreams.actions.stream;

import io.vocstreams.contracts.internal.PlanForm;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The experiments whose place is this partition, by the highest version of their plans. JOURNEY has judged and counted
 * these, and says them again at each start.
 */
final class KeptExperiments {

    static final String STORE = "experiments-by-id";

    private final KeyValueStore<Bytes, byte[]> store;
    private final ActionsOutbox outbox;
    private final Isolation isolation;
    private final VersionedForm<Row> form =
            new VersionedForm<>(STORE, 1, KeptExperiments::write, KeptExperiments::read);

    /** A plan, also one that is taken back, and how often the experiment was published. */
    record Row(long revision, ExperimentPlan plan) {}

    KeptExperiments(KeyValueStore<Bytes, byte[]> store, ActionsOutbox outbox, Isolation isolation) {
        this.store = store;
        this.outbox = outbox;
        this.isolation = isolation;
    }

    void planned(Consumed source, ExperimentPlan plan) {
        Runnable work = () -> take(plan);
        isolation.run(work, () -> List.of(new Piece(source, work)));
    }

    private void take(ExperimentPlan plan) {
        Bytes key = new KeyWriter().text(plan.experimentId()).toKey();
        byte[] stored = store.get(key);
        Row known = stored == null ? null : form.fromStore(stored);
        if (known != null && plan.version().compareTo(known.plan().version()) <= 0) {
            return;
        }
        long revision = known == null ? 0 : known.revision();
        boolean wasThere = known != null && !known.plan().version().isRetracted();
        if (!plan.version().isRetracted()) {
            revision++;
            outbox.experiment(plan.experimentId(), new Experiment(plan, revision, outbox.now()));
        } else if (wasThere) {
            revision++;
            outbox.experiment(plan.experimentId(), null);
        }
        store.put(key, form.toBytes(new Row(revision, plan)));
    }

    private static void write(Row row, BinaryWriter writer) {
        PlanForm.write(row.plan(), writer.writeCount(row.revision()));
    }

    private static Row read(BinaryReader reader) {
        return new Row(reader.readCount(), PlanForm.read(reader));
    }
}
