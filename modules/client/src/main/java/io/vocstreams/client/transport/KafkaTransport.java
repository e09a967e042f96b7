package io.vocstreams.client.transport;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Straight to the input topics: Confluent's serializer, an idempotent producer, all in-sync replicas. */
public final class KafkaTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransport.class);
    private static final Delivery TAKEN = new Delivery.Taken();
    private static final long GRACE_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private final EdgeSerdes serdes;
    private final Map<String, Serializer<Object>> serializers = new HashMap<>();
    private final ScheduledExecutorService watch;
    private final long longestMillis;
    private volatile @Nullable Producer<String, byte[]> producer;
    private volatile boolean spoilt;

    /**
     * Needs neither broker nor registry to be there yet.
     *
     * @param settings of Kafka's producer and of the registry's client, over those of this class
     * @param patience after which a record has failed
     */
    public KafkaTransport(String bootstrapServers, String registryUrl, Map<String, ?> settings, Duration patience) {
        this.settings = settings(bootstrapServers, settings, patience);
        // Says now what is wrong with them; the producer is made when the first record is there.
        ProducerConfig config = new ProducerConfig(this.settings);
        this.longestMillis = config.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG) + GRACE_MILLIS;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "voc-client-watch");
            thread.setDaemon(true);
            return thread;
        });
        Map<String, Object> ofRegistry = new HashMap<>(settings);
        int millis = (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
        ofRegistry.putIfAbsent("schema.registry.http.connect.timeout.ms", millis);
        ofRegistry.putIfAbsent("schema.registry.http.read.timeout.ms", millis);
        this.serdes = EdgeSerdes.of(registryUrl, ofRegistry);
    }

    private static Map<String, Object> settings(String bootstrapServers, Map<String, ?> chosen, Duration patience) {
        int millis = (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
        int linger = 10;
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, linger);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, Math.min(30_000, millis - linger)));
        settings.putAll(chosen);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // What PUBLISHED means is not to be chosen.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    @Override
    public void send(List<InputRecord> batch, Listener listener) {
        AtomicInteger open = new AtomicInteger(batch.size());
        Listener counting = (index, delivery) -> {
            open.decrementAndGet();
            listener.delivered(index, delivery);
        };
        Delivery.Failed unreachable = null;
        for (int i = 0; i < batch.size(); i++) {
            if (unreachable == null) {
                unreachable = send(batch.get(i), i, counting);
            } else {
                // It would wait as long as the one before.
                counting.delivered(i, unreachable);
            }
        }
        Producer<String, byte[]> used = producer;
        if (used != null && open.get() > 0) {
            var unused = watch.schedule(() -> end(used, open), longestMillis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Ends a producer that keeps a record for longer than it should, and so answers all that it has. One that knows the
     * topics, but whose broker has gone before it gave the producer its id, lets nothing expire until that is back. By
     * these answers it is spoilt, as every producer that is closed.
     */
    private void end(Producer<String, byte[]> used, AtomicInteger open) {
        if (open.get() > 0) {
            used.close(Duration.ZERO);
        }
    }

    /** Returns what keeps this record and all after it from being sent. */
    private Delivery.@Nullable Failed send(InputRecord record, int index, Listener listener) {
        try {
            Serializer<Object> serializer = serializers.computeIfAbsent(record.topic(), serdes::inputWriter);
            byte[] value = serializer.serialize(record.topic(), record.value());
            Handed handed = new Handed(index, listener);
            var unused = producer().send(new ProducerRecord<>(record.topic(), record.key(), value), handed);
            return handed.problemAtOnce();
        } catch (RuntimeException failure) {
            Delivery.Failed failed = new Delivery.Failed(said(failure));
            listener.delivered(index, failed);
            return failed;
        }
    }

    /** Waits for the answer of one record. The producer gives it at once where it finds no broker or no room. */
    private final class Handed implements Callback {

        private final int index;
        private final Listener listener;
        private final Thread sender = Thread.currentThread();
        private Delivery.@Nullable Failed problem;

        Handed(int index, Listener listener) {
            this.index = index;
            this.listener = listener;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata written, @Nullable Exception failure) {
            Delivery delivery = failure == null ? TAKEN : delivery(failure);
            if (delivery instanceof Delivery.Failed failed && Thread.currentThread() == sender) {
                problem = failed;
            }
            listener.delivered(index, delivery);
        }

        Delivery.@Nullable Failed problemAtOnce() {
            return problem;
        }
    }

    private Delivery delivery(Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            return new Delivery.Turned(
                    new Rejection(RejectReason.TOO_LARGE, "the broker takes no record as large as this one"));
        }
        if (!(failure instanceof RetriableException)) {
            // Fenced, not authorized, closed: such a producer may never work again.
            spoilt = true;
        }
        return new Delivery.Failed(said(failure));
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> known = producer;
        if (known != null && spoilt) {
            known.close(Duration.ZERO);
            known = null;
        }
        if (known == null) {
            spoilt = false;
            known = new KafkaProducer<>(settings);
            producer = known;
        }
        return known;
    }

    /** Only Kafka's own messages: they name topics and brokers, never a record. */
    private static String said(Exception failure) {
        LOG.debug("A record was not written", failure);
        String message = failure instanceof ApiException ? failure.getMessage() : null;
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        Producer<String, byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
        }
        watch.shutdownNow();
        serdes.close();
    }
}
