package io.vocstreams.systemtests.crash;

import io.vocstreams.app.cluster.Clients;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is committed in topics, read whole. */
final class TopicLog {

    private static final Duration POLL = Duration.ofMillis(100);

    private TopicLog() {}

    /** Every committed record of a topic, by partition, in order. */
    static Map<Integer, List<ConsumerRecord<String, byte[]>>> read(Settings settings, String topic) {
        try (KafkaConsumer<String, byte[]> consumer = committedReader(settings)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<Integer, List<ConsumerRecord<String, byte[]>>> records = new TreeMap<>();
            partitions.forEach(partition -> records.put(partition.partition(), new ArrayList<>()));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    List<ConsumerRecord<String, byte[]>> own = records.get(record.partition());
                    if (own != null) {
                        own.add(record);
                    }
                }
            }
            return records;
        }
    }

    /** All partitions of a topic together; each key is in one of them. */
    static List<ConsumerRecord<String, byte[]>> readAll(Settings settings, String topic) {
        return read(settings, topic).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    /** Behind the last committed record of each partition. */
    static Map<TopicPartition, Long> ends(Settings settings, List<String> topics) {
        try (KafkaConsumer<String, byte[]> consumer = committedReader(settings)) {
            return consumer.endOffsets(topics.stream()
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList());
        }
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    static KafkaConsumer<String, byte[]> committedReader(Settings settings) {
        Map<String, Object> config = Clients.config(settings);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
