package io.vocstreams.systemtests.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** All topics, as a reader of committed records sees them. */
final class Logs {

    private final Map<String, Integer> partitions;
    private final Map<String, List<List<ConsumerRecord<byte[], byte[]>>>> topics = new TreeMap<>();
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> inOrder = new TreeMap<>();
    private long written;
    private String latest = "nothing";

    Logs(Map<String, Integer> partitions) {
        this.partitions = Map.copyOf(partitions);
        partitions.forEach((topic, count) -> {
            List<List<ConsumerRecord<byte[], byte[]>>> empty = new ArrayList<>();
            for (int partition = 0; partition < count; partition++) {
                empty.add(new ArrayList<>());
            }
            topics.put(topic, empty);
            inOrder.put(topic, new ArrayList<>());
        });
    }

    int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalArgumentException(topic + " is not in the catalogue");
        }
        return count;
    }

    void append(ProducerRecord<byte[], byte[]> record) {
        List<ConsumerRecord<byte[], byte[]>> log = of(new TopicPartition(record.topic(), record.partition()));
        ConsumerRecord<byte[], byte[]> appended = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                log.size(),
                // Kafka's producer would say when it sent what has no time of its own.
                Objects.requireNonNullElse(record.timestamp(), 0L),
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
        log.add(appended);
        of(record.topic()).add(appended);
        written++;
        latest = "to " + record.topic();
    }

    /** What was written at last, in words. */
    String latest() {
        return latest;
    }

    List<ConsumerRecord<byte[], byte[]>> of(TopicPartition partition) {
        List<List<ConsumerRecord<byte[], byte[]>>> logs = topics.get(partition.topic());
        if (logs == null || partition.partition() >= logs.size()) {
            throw new IllegalArgumentException("There is no " + partition);
        }
        return logs.get(partition.partition());
    }

    /** All partitions of a topic in the order of their commits. */
    List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        List<ConsumerRecord<byte[], byte[]>> log = inOrder.get(topic);
        if (log == null) {
            throw new IllegalArgumentException("There is no " + topic);
        }
        return log;
    }

    /** How many records were written to all topics. */
    long written() {
        return written;
    }
}
