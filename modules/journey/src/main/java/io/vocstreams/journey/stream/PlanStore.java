package io.vocstreams.journey.stream;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** All plans of experiments, each in its highest version: every task has them all, for ever. */
final class PlanStore {

    static final String NAME = "plans-by-experiment";

    static final VersionedForm<ExperimentPlan> FORM =
            new VersionedForm<>(NAME, 1, (plan, writer) -> write(writer, plan), PlanStore::read);

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

    static void write(BinaryWriter writer, ExperimentPlan plan) {
        LocalDate endAt = plan.endAt();
        writer.writeString(plan.experimentId())
                .writeLong(plan.revision())
                .writeBoolean(plan.version().isRetracted())
                .writeCount(plan.variants().size());
        new TreeMap<>(plan.variants())
                .forEach((name, share) -> writer.writeString(name).writeLong(Double.doubleToLongBits(share)));
        writer.writeString(plan.control())
                .writeNullableString(plan.series())
                .writeNullableString(plan.surveyId())
                .writeNullableString(plan.measure())
                .writeLong(plan.plannedAnswers())
                .writeLong(Double.doubleToLongBits(plan.alpha()))
                .writeLong(plan.startAt().toEpochDay())
                .writeBoolean(endAt != null);
        if (endAt != null) {
            writer.writeLong(endAt.toEpochDay());
        }
    }

    static ExperimentPlan read(BinaryReader reader) {
        String experimentId = reader.readString();
        int revision = (int) reader.readLong();
        Operation operation = reader.readBoolean() ? Operation.RETRACT : Operation.UPSERT;
        int size = reader.readSize();
        Map<String, Double> variants = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            variants.put(reader.readString(), Double.longBitsToDouble(reader.readLong()));
        }
        return new ExperimentPlan(
                experimentId,
                revision,
                operation,
                variants,
                reader.readString(),
                reader.readNullableString(),
                reader.readNullableString(),
                reader.readNullableString(),
                reader.readLong(),
                Double.longBitsToDouble(reader.readLong()),
                LocalDate.ofEpochDay(reader.readLong()),
                reader.readBoolean() ? LocalDate.ofEpochDay(reader.readLong()) : null);
    }
}
