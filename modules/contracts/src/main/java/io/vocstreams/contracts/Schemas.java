package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.vocstreams.contract.AtRisk;
import io.vocstreams.contract.Attribution;
import io.vocstreams.contract.Case;
import io.vocstreams.contract.CaseAction;
import io.vocstreams.contract.CaseEvent;
import io.vocstreams.contract.Experiment;
import io.vocstreams.contract.ExperimentPlan;
import io.vocstreams.contract.Guidance;
import io.vocstreams.contract.Improvement;
import io.vocstreams.contract.ImprovementAction;
import io.vocstreams.contract.Journey;
import io.vocstreams.contract.LedgerEntry;
import io.vocstreams.contract.Notice;
import io.vocstreams.contract.Rate;
import io.vocstreams.contract.Reading;
import io.vocstreams.contract.Receipt;
import io.vocstreams.contract.RejectedRecord;
import io.vocstreams.contract.ResolvedInteraction;
import io.vocstreams.contract.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The schemas as they are registered: those of the {@code schemas} folder, each with all it refers to. */
public final class Schemas {

    private static final Map<String, Schema> BY_RECORD = byRecord(Stream.concat(
                    IncomingForm.all().stream().map(IncomingForm::prototype),
                    Stream.of(
                            new ExperimentPlan(),
                            new Notice(),
                            new ResolvedInteraction(),
                            new Journey(),
                            new Attribution(),
                            new Score(),
                            new Rate(),
                            new CaseAction(),
                            new ImprovementAction(),
                            new Improvement(),
                            new Experiment(),
                            new Case(),
                            new AtRisk(),
                            new Guidance(),
                            new CaseEvent(),
                            new Reading(),
                            new Receipt(),
                            new RejectedRecord(),
                            new LedgerEntry()))
            .toList());

    private Schemas() {}

    /** Every record that is the value of a topic, by its simple name. */
    public static Map<String, Schema> all() {
        return BY_RECORD;
    }

    /** The schema to register for a topic's values; none if its values are not Avro. */
    public static Optional<Schema> forTopic(TopicSpec topic) {
        return Optional.ofNullable(BY_RECORD.get(topic.value()));
    }

    /** The subject a topic's values are registered under. */
    public static String subject(String topic) {
        return topic + "-value";
    }

    private static Map<String, Schema> byRecord(List<SpecificRecord> prototypes) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        for (SpecificRecord prototype : prototypes) {
            // The very function the serializer uses, so that what it looks up is what was registered.
            Schema schema = AvroSchemaUtils.getSchema(prototype, false, false, true);
            schemas.put(schema.getName(), schema);
        }
        return Map.copyOf(schemas);
    }
}
