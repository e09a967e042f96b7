package io.vocstreams.serve.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A broker. */
public final class KafkaSource implements RecordSource {

    private final Map<String, Object> config;
    private volatile @Nullable String clusterId;

    /** @param clients how a deployment wants its consumers */
    public KafkaSource(Map<String, Object> clients) {
        config = new HashMap<>(clients);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What retention deleted is passed by; everything else is a question for a person.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "voc-serve");
    }

    @Override
    public Consumer<byte[], byte[]> connect() {
        return new KafkaConsumer<>(config, new Listening(), new ByteArrayDeserializer());
    }

    @Override
    public Optional<String> clusterId() {
        return Optional.ofNullable(clusterId);
    }

    /** Kafka tells the name of the cluster to deserializers, and so without a right of its own. */
    private final class Listening extends ByteArrayDeserializer implements ClusterResourceListener {
        @Override
        public void onUpdate(ClusterResource cluster) {
            clusterId = cluster.clusterId();
        }
    }
}
