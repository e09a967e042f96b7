package io.vocstreams.platform.run;

import io.vocstreams.platform.time.InputLag;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumers of one Kafka Streams client are behind, by their own metrics. Looked up at most once a second.
 */
final class ConsumerLag implements InputLag {

    private static final long REFRESH_NANOS = 1_000_000_000L;

    private volatile @Nullable KafkaStreams streams;
    private volatile Map<TopicPartition, Long> lags = Map.of();
    private volatile long refreshedAt = System.nanoTime() - REFRESH_NANOS;

    void bind(KafkaStreams client) {
        streams = client;
    }

    @Override
    public long of(String topic, int partition) {
        if (System.nanoTime() - refreshedAt >= REFRESH_NANOS) {
            refresh();
        }
        return lags.getOrDefault(new TopicPartition(topic, partition), 0L);
    }

    private void refresh() {
        KafkaStreams client = streams;
        if (client == null) {
            return;
        }
        Map<TopicPartition, Long> read = new HashMap<>();
        client.metrics().forEach((name, metric) -> {
            if (isLag(name) && metric.metricValue() instanceof Double lag && !lag.isNaN()) {
                read.merge(partitionOf(name), lag.longValue(), Math::max);
            }
        });
        lags = read;
        refreshedAt = System.nanoTime();
    }

    private static boolean isLag(MetricName name) {
        return name.name().equals("records-lag")
                && name.group().equals("consumer-fetch-manager-metrics")
                && !name.tags().getOrDefault("client-id", "").contains("restore-consumer");
    }

    private static TopicPartition partitionOf(MetricName name) {
        return new TopicPartition(
                name.tags().getOrDefault("topic", ""),
                Integer.parseInt(name.tags().getOrDefault("partition", "0")));
    }
}
