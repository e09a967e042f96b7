package io.vocstreams.bench.harness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a contender has committed until it is what it must be. */
final class OutcomeReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final Duration patience;

    /** @param patience how long nothing may come before an outcome that is still wrong is judged */
    OutcomeReader(Cluster cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    void readUntilComplete(Outcome outcome, MeteredProcess process) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                cluster.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                10_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.copyOf(cluster.ends(outcome.topics()).keySet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long heardAt = System.nanoTime();
            while (!outcome.isComplete()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(outcome::take);
                if (!records.isEmpty()) {
                    heardAt = System.nanoTime();
                } else if (System.nanoTime() - heardAt > patience.toNanos()) {
                    throw new BenchmarkFailure("Wrong output:\n  " + outcome.difference());
                }
                process.requireHealthy();
            }
        }
    }
}
