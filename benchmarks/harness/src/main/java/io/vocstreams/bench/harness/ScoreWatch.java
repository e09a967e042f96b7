package io.vocstreams.bench.harness;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.vocstreams.bench.subset.AvroSettings;
import io.vocstreams.contract.Score;
import io.vocstreams.model.score.Metric;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed hourly scores of all answers as they come. The n-th answer of an hour counts as published with the
 * first score of n or more responses.
 */
final class ScoreWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final String OVERALL_HOURLY = "|*|PT1H|";
    private static final String OF_TEXTS = Metric.TEXT + "|";
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

    private final Intentions intentions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaAvroDeserializer values = new KafkaAvroDeserializer();
    private final Map<String, Long> counted = new HashMap<>();
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
    private Instant recordFrom = Instant.MAX;

    ScoreWatch(Cluster cluster, String topic, Intentions intentions) {
        this.intentions = intentions;
        values.configure(AvroSettings.of(cluster.registry()), false);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.copyOf(cluster.ends(List.of(topic)).keySet());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Answers intended earlier are not recorded. */
    void recordFrom(Instant moment) {
        recordFrom = moment;
    }

    void watchFor(Duration duration, MeteredProcess process) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            watch(process);
        }
    }

    void watchUntil(String what, Duration patience, MeteredProcess process, BooleanSupplier reached) {
        long end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("Waited " + patience + " for " + what + "; of " + intentions.answers()
                        + " answers, " + seen() + " are counted");
            }
            watch(process);
        }
    }

    boolean hasSeenAny() {
        return !counted.isEmpty();
    }

    boolean hasSeenAll() {
        return seen() == intentions.answers();
    }

    Latency.Quantiles quantiles() {
        return new Latency.Quantiles(
                micros.getTotalCount(), millis(50), millis(99), millis(99.9), micros.getMaxValue() / 1_000.0);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    private long seen() {
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }

    private void watch(MeteredProcess process) {
        process.requireHealthy();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            // What texts say is counted beside the answers.
            if (key.contains(OVERALL_HOURLY) && !key.startsWith(OF_TEXTS)) {
                take(key, (Score) values.deserialize(record.topic(), record.value()), Instant.now());
            }
        }
    }

    private void take(String key, Score score, Instant now) {
        long before = counted.getOrDefault(key, 0L);
        if (score.getResponses() <= before) {
            return;
        }
        counted.put(key, score.getResponses());
        for (Instant intended : intentions.between(key, before, score.getResponses())) {
            if (!intended.isBefore(recordFrom)) {
                long waited = Duration.between(intended, now).toNanos() / 1_000;
                micros.recordValue(Math.max(0, Math.min(LONGEST_MICROS, waited)));
            }
        }
    }
}
