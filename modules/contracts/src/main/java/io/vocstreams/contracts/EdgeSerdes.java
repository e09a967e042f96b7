package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serdes of all public topics, over one registry client. Each call makes a new serde, to be used by one thread;
 * closing a serde does nothing, closing this closes the client.
 */
public final class EdgeSerdes implements AutoCloseable {

    private static final String REGISTRY_URL = "schema.registry.url";

    private final SchemaRegistryClient registry;
    private final Map<String, Object> settings;

    private EdgeSerdes(SchemaRegistryClient registry, Map<String, Object> settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /** Schemas must have been registered, as {@code voc topics} does. */
    public static EdgeSerdes of(String registryUrl, Map<String, ?> clientSettings) {
        return of(registryUrl, clientSettings, false);
    }

    /** For tests and tools: registers a schema when its first record is written. */
    public static EdgeSerdes registering(String registryUrl, Map<String, ?> clientSettings) {
        return of(registryUrl, clientSettings, true);
    }

    private static EdgeSerdes of(String registryUrl, Map<String, ?> clientSettings, boolean registering) {
        TrustedRecords.load();
        Map<String, Object> settings = RegistryClients.withSources(clientSettings);
        settings.put(REGISTRY_URL, registryUrl);
        settings.put("auto.register.schemas", registering);
        settings.put("use.latest.version", false);
        settings.put("specific.avro.reader", true);
        // Searches the class path for rules, again for each serializer; our schemas have none.
        settings.putIfAbsent("rule.service.loader.enable", false);
        // The classes say how they hold text; the registered schemas must not.
        settings.put("avro.remove.java.properties", true);
        SchemaRegistryClient registry = RegistryClients.open(registryUrl, settings);
        return new EdgeSerdes(registry, Map.copyOf(settings));
    }

    /** For registering and comparing schemas. */
    public SchemaRegistryClient registry() {
        return registry;
    }

    /** Of one kind of record that producing services send. */
    public <M extends Incoming> Serde<M> incoming(Class<M> type) {
        return serde(IncomingForm.of(type));
    }

    public Serde<Feedback> feedback() {
        return incoming(Feedback.class);
    }

    /** Reads one of {@link Topics#INTERACTION_INPUTS}, whichever it is. */
    @SuppressWarnings("unchecked") // The form says so.
    public Deserializer<? extends Interaction> input(String topic) {
        IncomingForm<?, ?> form = IncomingForm.ofTopic(topic);
        if (!form.isInteraction()) {
            throw new IllegalArgumentException(topic + " brings no interactions");
        }
        return (Deserializer<? extends Interaction>) serde(form).deserializer();
    }

    /** Writes what a producing service writes to one of the input topics, links and profiles included. */
    @SuppressWarnings("unchecked") // The topic says which type its values have.
    public Serializer<Object> inputWriter(String topic) {
        Serde<?> serde = serde(IncomingForm.ofTopic(topic));
        return (Serializer<Object>) serde.serializer();
    }

    public Serde<IdentityLink> identityLinks() {
        return incoming(IdentityLink.class);
    }

    public Serde<CustomerProfile> customers() {
        return incoming(CustomerProfile.class);
    }

    public Serde<ExperimentPlan> experimentPlans() {
        return serde(
                io.vocstreams.contract.ExperimentPlan.class, ExperimentMapping::toAvro, ExperimentMapping::toModel);
    }

    public Serde<Notice> operations() {
        return serde(io.vocstreams.contract.Notice.class, GuidanceMapping::toAvro, GuidanceMapping::toModel);
    }

    public Serde<GuidanceRow> guidance() {
        return serde(io.vocstreams.contract.Guidance.class, GuidanceMapping::toAvro, GuidanceMapping::toModel);
    }

    public Serde<ResolvedInteraction> interactions() {
        return serde(
                io.vocstreams.contract.ResolvedInteraction.class,
                InteractionMapping::toAvro,
                InteractionMapping::toModel);
    }

    public Serde<Journey> journeys() {
        return serde(io.vocstreams.contract.Journey.class, JourneyMapping::toAvro, JourneyMapping::toModel);
    }

    public Serde<Attribution> attributions() {
        return serde(io.vocstreams.contract.Attribution.class, JourneyMapping::toAvro, JourneyMapping::toModel);
    }

    public Serde<Score> scores() {
        return serde(io.vocstreams.contract.Score.class, ScoreMapping::toAvro, ScoreMapping::toModel);
    }

    public Serde<Rate> rates() {
        return serde(io.vocstreams.contract.Rate.class, RateMapping::toAvro, RateMapping::toModel);
    }

    public Serde<CaseAction> caseActions() {
        return serde(io.vocstreams.contract.CaseAction.class, CaseMapping::toAvro, CaseMapping::toModel);
    }

    public Serde<ImprovementAction> improvementActions() {
        return serde(
                io.vocstreams.contract.ImprovementAction.class,
                ImprovementMapping::toAvro,
                ImprovementMapping::toModel);
    }

    public Serde<Improvement> improvements() {
        return serde(io.vocstreams.contract.Improvement.class, ImprovementMapping::toAvro, ImprovementMapping::toModel);
    }

    public Serde<Experiment> experiments() {
        return serde(io.vocstreams.contract.Experiment.class, ExperimentMapping::toAvro, ExperimentMapping::toModel);
    }

    public Serde<Case> cases() {
        return serde(io.vocstreams.contract.Case.class, CaseMapping::toAvro, CaseMapping::toModel);
    }

    public Serde<Risk> atRisk() {
        return serde(io.vocstreams.contract.AtRisk.class, CaseMapping::toAvro, CaseMapping::toModel);
    }

    public Serde<CaseAnnouncement> caseEvents() {
        return serde(io.vocstreams.contract.CaseEvent.class, CaseMapping::toAvro, CaseMapping::toModel);
    }

    public Serde<Receipt> receipts() {
        return serde(io.vocstreams.contract.Receipt.class, CaseMapping::toAvro, CaseMapping::toModel);
    }

    public Serde<Reading> readings() {
        return serde(io.vocstreams.contract.Reading.class, ReadingMapping::toAvro, ReadingMapping::toModel);
    }

    public Serde<RejectedRecord> rejected() {
        return serde(io.vocstreams.contract.RejectedRecord.class, RefusalMapping::toAvro, RefusalMapping::toModel);
    }

    public Serde<LedgerEntry> ledger() {
        return serde(io.vocstreams.contract.LedgerEntry.class, RefusalMapping::toAvro, RefusalMapping::toModel);
    }

    @Override
    public void close() {
        try {
            registry.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the connection to the schema registry", e);
        }
    }

    private <M extends Incoming, A extends SpecificRecord> Serde<M> serde(IncomingForm<M, A> form) {
        return serde(form.avro(), form.toAvro(), form.toModel());
    }

    private <M, A extends SpecificRecord> Serde<M> serde(Class<A> type, Function<M, A> toAvro, Function<A, M> toModel) {
        KafkaAvroSerializer serializer = new OneRecordSerializer(registry, type);
        serializer.configure(settings, false);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
        deserializer.configure(settings, false);
        RegistryAddress address = new RegistryAddress(String.valueOf(settings.get(REGISTRY_URL)));
        WriterSchemas writers =
                new WriterSchemas(registry, address, SpecificData.get().getSchema(type));
        return Serdes.serdeFrom(
                new RecordSerializer<>(serializer, address, toAvro),
                new RecordDeserializer<>(deserializer, address, writers, type, toModel));
    }
}
