package io.vocstreams.app.experiments;

import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.config.Settings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** The plans that were sent so far, each in its highest version, whether the stage took them or not. */
public final class SentPlans {

    private final Map<String, ExperimentPlan> plans = new TreeMap<>();

    /** What the topic holds. What is no plan there is no plan here. */
    public static SentPlans read(Settings settings) {
        SentPlans sent = new SentPlans();
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicReader reader = new TopicReader(settings)) {
            Deserializer<ExperimentPlan> values = serdes.experimentPlans().deserializer();
            reader.read(reader.ranges(List.of(Topics.EXPERIMENT_PLANS)), record -> {
                try {
                    ExperimentPlan plan = values.deserialize(record.topic(), record.headers(), record.value());
                    if (plan != null) {
                        sent.add(plan);
                    }
                } catch (UndecodableException refused) {
                    // The stage keeps it in voc.rejected.v1.
                }
            });
        }
        return sent;
    }

    void add(ExperimentPlan plan) {
        plans.merge(
                plan.experimentId(), plan, (one, other) -> other.version().compareTo(one.version()) > 0 ? other : one);
    }

    public Collection<ExperimentPlan> all() {
        return plans.values();
    }

    /** The plan as it is to be sent: above whatever was sent before; empty if that says the same. */
    public Optional<ExperimentPlan> above(ExperimentPlan wanted) {
        ExperimentPlan known = plans.get(wanted.experimentId());
        if (known == null) {
            return Optional.of(wanted);
        }
        ExperimentPlan same = at(wanted, known.revision(), Operation.UPSERT);
        return same.equals(known) ? Optional.empty() : Optional.of(at(wanted, known.revision() + 1, Operation.UPSERT));
    }

    /** What takes a plan back; empty if there is none, or it is taken back already. */
    public Optional<ExperimentPlan> retraction(String experimentId) {
        return Optional.ofNullable(plans.get(experimentId))
                .filter(known -> !known.version().isRetracted())
                .map(known -> at(
                        new ExperimentPlan(
                                experimentId,
                                0,
                                Operation.RETRACT,
                                Map.of(),
                                "",
                                null,
                                null,
                                null,
                                0,
                                0,
                                LocalDate.EPOCH,
                                null),
                        known.revision(),
                        Operation.RETRACT));
    }

    private static ExperimentPlan at(ExperimentPlan plan, int revision, Operation operation) {
        return new ExperimentPlan(
                plan.experimentId(),
                revision,
                operation,
                plan.variants(),
                plan.control(),
                plan.series(),
                plan.surveyId(),
                plan.measure(),
                plan.plannedAnswers(),
                plan.alpha(),
                plan.startAt(),
                plan.endAt());
    }
}
