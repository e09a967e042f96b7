package io.vocstreams.serve.feed;

import io.vocstreams.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker. It takes the two topics of what people do, and no other. Connects when there is something to write. */
public final class KafkaActionSink implements ActionSink {

    /** What is written, for those who give the rights to. */
    public static final Set<String> TOPICS = Set.of(Topics.CASE_ACTIONS, Topics.IMPROVEMENT_ACTIONS);

    private static final int PATIENCE_MILLIS = 8_000;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean isClosed;

    /** @param clients how a deployment wants its producers */
    public KafkaActionSink(Map<String, Object> clients) {
        config = new HashMap<>(clients);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS / 2);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "voc-serve");
    }

    @Override
    public CompletionStage<Written> write(String topic, String key, byte[] value) {
        if (!TOPICS.contains(topic)) {
            throw new IllegalArgumentException(topic + " is not written from here");
        }
        CompletableFuture<Written> written = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        // The callback hears of it.
        Future<RecordMetadata> unused = producer().send(record, (metadata, problem) -> {
            if (problem == null) {
                written.complete(new Written(metadata.partition(), metadata.offset()));
            } else {
                written.completeExceptionally(problem);
            }
        });
        return written;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (producer != null) {
            producer.close(CLOSING);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (isClosed) {
            throw new IllegalStateException("it is closed");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
