package io.vocstreams.contracts.internal;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A plan of an experiment in stores and in messages between tasks. */
public final class PlanForm {

    private PlanForm() {}

    public static void write(ExperimentPlan plan, BinaryWriter writer) {
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

    public static ExperimentPlan read(BinaryReader reader) {
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
