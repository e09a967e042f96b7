package io.vocstreams.serve;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Score;
import io.vocstreams.serve.feed.RecordSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Topics of one partition each, in memory, read with Kafka's own stand-in for a consumer. */
final class TopicLog implements RecordSource {

    static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private static final List<String> TOPICS = List.of(
            Topics.SCORES, Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.INTERACTIONS, Topics.LEDGER, Topics.REJECTED);

    final EdgeSerdes serdes;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private @Nullable Reader reader;
    private long published;

    TopicLog(String registry) {
        serdes = EdgeSerdes.registering("mock://" + registry, Map.of());
    }

    void publish(Score score) {
        publish(Topics.SCORES, score.key().text(), serdes.scores().serializer().serialize(Topics.SCORES, score));
    }

    void publish(Journey journey) {
        publish(
                Topics.JOURNEYS,
                journey.journeyId(),
                serdes.journeys().serializer().serialize(Topics.JOURNEYS, journey));
    }

    void publish(Attribution attribution) {
        publish(
                Topics.ATTRIBUTIONS,
                attribution.feedbackId(),
                serdes.attributions().serializer().serialize(Topics.ATTRIBUTIONS, attribution));
    }

    void publish(ResolvedInteraction interaction) {
        publish(
                Topics.INTERACTIONS,
                interaction.customerId(),
                serdes.interactions().serializer().serialize(Topics.INTERACTIONS, interaction));
    }

    /** Each a second after the one before. */
    synchronized void publish(String topic, String key, byte @Nullable [] value) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> log = records.computeIfAbsent(partition, any -> new ArrayList<>());
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic,
                0,
                log.size(),
                START.plusSeconds(published++).toEpochMilli(),
                TimestampType.CREATE_TIME,
                bytes.length,
                value == null ? 0 : value.length,
                bytes,
                value,
                new RecordHeaders(),
                Optional.empty());
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

    private synchronized List<ConsumerRecord<byte[], byte[]>> log(TopicPartition partition) {
        return List.copyOf(records.getOrDefault(partition, List.of()));
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {

        private final Map<TopicPartition, Integer> known = new HashMap<>();

        Reader() {
            super("earliest");
            Node node = new Node(0, "localhost", 1);
            TOPICS.forEach(topic -> updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}))));
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
