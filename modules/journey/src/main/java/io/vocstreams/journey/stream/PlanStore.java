package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.PlanForm;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** All plans of experiments, each in its highest version: every task has them all, for ever. */
final class PlanStore {

    static final String NAME = "plans-by-experiment";

    static final VersionedForm<ExperimentPlan> FORM = new VersionedForm<>(NAME, 1, PlanForm::write, PlanForm::read);

    private final KeyValueStore<Bytes, byte[]> store;

    PlanStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Nullable
    ExperimentPlan get(String experimentId) {
        byte[] stored = store.get(key(experimentId));
        return stored == null ? null : FORM.fromStore(stored);
    }

    void put(ExperimentPlan plan) {
        store.put(key(plan.experimentId()), FORM.toBytes(plan));
    }

    List<ExperimentPlan> all() {
        List<ExperimentPlan> plans = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> plans.add(FORM.fromStore(entry.value)));
        }
        return plans;
    }

    private static Bytes key(String experimentId) {
        return new KeyWriter().text(experimentId).toKey();
    }
}
