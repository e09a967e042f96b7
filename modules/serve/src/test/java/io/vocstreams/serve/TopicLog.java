package io.vocstreams.serve;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.serve.feed.ActionSink;
import io.vocstreams.serve.feed.RecordSource;
import io.vocstreams.serve.store.Projections;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Topics of one partition each, in memory, read with Kafka's own stand-in for a consumer. */
final class TopicLog implements RecordSource, ActionSink {

    static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    final EdgeSerdes serdes;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private @Nullable Reader reader;
    private final Map<String, Serializer<?>> writers = new HashMap<>();
    private volatile @Nullable RuntimeException refusal;
    private long published;

    TopicLog(String registry) {
        serdes = EdgeSerdes.registering("mock://" + registry, Map.of());
    }

    void publish(Score score) {
        publish(Topics.SCORES, score.key().text(), bytes(Topics.SCORES, serdes::scores, score));
    }

    void publish(Journey journey) {
        publish(Topics.JOURNEYS, journey.journeyId(), bytes(Topics.JOURNEYS, serdes::journeys, journey));
    }

    void publish(Attribution attribution) {
        publish(
                Topics.ATTRIBUTIONS,
                attribution.feedbackId(),
                bytes(Topics.ATTRIBUTIONS, serdes::attributions, attribution));
    }

    void publish(ResolvedInteraction interaction) {
        publish(
                Topics.INTERACTIONS,
                interaction.customerId(),
                bytes(Topics.INTERACTIONS, serdes::interactions, interaction));
    }

    void publish(Rate rate) {
        publish(Topics.RATES, rate.key().text(), bytes(Topics.RATES, serdes::rates, rate));
    }

    void publish(Case one) {
        publish(Topics.CASES, one.caseId(), bytes(Topics.CASES, serdes::cases, one));
    }

    void publish(Risk risk) {
        publish(Topics.AT_RISK, risk.customerId(), bytes(Topics.AT_RISK, serdes::atRisk, risk));
    }

    void publish(Reading reading) {
        publish(Topics.READINGS, reading.content().eventId(), bytes(Topics.READINGS, serdes::readings, reading));
    }

    void publish(CaseAction action) {
        publish(Topics.CASE_ACTIONS, action.caseId(), bytes(Topics.CASE_ACTIONS, serdes::caseActions, action));
    }

    void publish(Improvement improvement) {
        publish(
                Topics.IMPROVEMENTS,
                improvement.improvementId(),
                bytes(Topics.IMPROVEMENTS, serdes::improvements, improvement));
    }

    void publish(Experiment experiment) {
        publish(
                Topics.EXPERIMENTS,
                experiment.plan().experimentId(),
                bytes(Topics.EXPERIMENTS, serdes::experiments, experiment));
    }

    void publish(LedgerEntry entry) {
        publish(Topics.LEDGER, entry.key(), bytes(Topics.LEDGER, serdes::ledger, entry));
    }

    void publish(GuidanceRow row) {
        publish(Topics.GUIDANCE, row.content().guidanceId(), bytes(Topics.GUIDANCE, serdes::guidance, row));
    }

    /** What was written to a topic, in its order. */
    synchronized List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        return log(new TopicPartition(topic, 0));
    }

    /** From then on nothing is taken. */
    void refuseWrites(RuntimeException why) {
        refusal = why;
    }

    @Override
    public synchronized CompletionStage<Written> write(String topic, String key, byte[] value) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        publish(topic, key, value);
        return CompletableFuture.completedFuture(
                new Written(0, log(new TopicPartition(topic, 0)).size() - 1L));
    }

    @Override
    public void close() {
        // It outlives those who read it.
    }

    /** Making a serde takes far longer than using it. */
    @SuppressWarnings("unchecked") // Of a topic always the same.
    private synchronized <T> byte[] bytes(String topic, Supplier<Serde<T>> serde, T value) {
        Serializer<T> writer = (Serializer<T>)
                writers.computeIfAbsent(topic, any -> serde.get().serializer());
        return writer.serialize(topic, value);
    }

    /** Each a second after the one before. */
    synchronized void publish(String topic, String key, byte @Nullable [] value) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> log = records.computeIfAbsent(partition, any -> new ArrayList<>());
        ConsumerRecord<byte[], byte[]> record =
                record(partition, log.size(), START.plusSeconds(published++), key, value);
        log.add(record);
        if (reader != null && !reader.closed()) {
            reader.append(record);
        }
    }

    @Override
    public synchronized Consumer<byte[], byte[]> connect() {
        reader = new Reader();
        return reader;
    }

    @Override
    public Optional<String> clusterId() {
        return Optional.of("test");
    }

    static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, Instant at, String key, byte @Nullable [] value) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                bytes.length,
                value == null ? 0 : value.length,
                bytes,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** All topics that serve reads, each of one partition. */
    static void knowTopics(MockConsumer<byte[], byte[]> consumer) {
        Node node = new Node(0, "localhost", 1);
        Projections.TOPICS.forEach(topic -> consumer.updatePartitions(
                topic, List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}))));
    }

    private synchronized List<ConsumerRecord<byte[], byte[]>> log(TopicPartition partition) {
        return List.copyOf(records.getOrDefault(partition, List.of()));
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {

        private final Map<TopicPartition, Integer> known = new HashMap<>();

        Reader() {
            super("earliest");
            knowTopics(this);
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            for (TopicPartition partition : partitions) {
                updateBeginningOffsets(Map.of(partition, 0L));
                updateEndOffsets(Map.of(partition, 0L));
                log(partition).forEach(this::append);
            }
        }

        synchronized void append(ConsumerRecord<byte[], byte[]> record) {
            TopicPartition partition = new TopicPartition(record.topic(), 0);
            if (assignment().contains(partition) && known.getOrDefault(partition, 0) == record.offset()) {
                known.put(partition, (int) record.offset() + 1);
                addRecord(record);
                updateEndOffsets(Map.of(partition, record.offset() + 1));
            }
        }
    }
}
