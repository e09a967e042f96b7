package io.vocstreams.platform.run;

import io.vocstreams.platform.RecordLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' configuration of one stage: exactly once, everything named, defects to the dead letters.
 *
 * @param instance tells instances of one stage apart; stays the same over restarts, so that meters do
 * @param commitInterval how long readers wait at most for the commit of what follows from a record just arrived
 * @param storeMegabytes memory for all stores together, outside of the heap
 * @param maxRecordBytes how large a record may be that comes in
 * @param kafka Kafka's own settings, which win over the choices made here
 */
public record StreamsProperties(
        String applicationId,
        String instance,
        String bootstrapServers,
        Path stateDirectory,
        int threads,
        Duration commitInterval,
        int storeMegabytes,
        int maxRecordBytes,
        String deadLetterTopic,
        Map<String, String> kafka) {

    /** How often a stage commits that is behind; one that keeps up has its own {@link CommitPace}. */
    private static final int BACKLOG_COMMIT_MILLIS = 3_000;

    public Properties toProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId + "-" + instance);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, deadLetterTopic);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.class);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, BACKLOG_COMMIT_MILLIS);
        properties.put(CommitPace.INTERVAL, commitInterval.toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        properties.put(StoreMemory.MEGABYTES, storeMegabytes);
        properties.put(RecordLimits.READ, maxRecordBytes);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnwritableOutput.class);
        // No result depends on the order of two inputs, so none waits for the other.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        consumer(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer(properties, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        // A member that dies between joining and its assignment holds up its group for this long; with Kafka's five
        // minutes a broker's crash at that moment would be felt for as long. A round of the loop takes milliseconds.
        consumer(properties, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 60_000);
        // What is sent before the commit nobody may read before the commit, so a batch may as well fill up until then.
        producer(properties, ProducerConfig.LINGER_MS_CONFIG, BACKLOG_COMMIT_MILLIS);
        producer(properties, ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        // A third fewer bytes than lz4, to disks, replicas and readers, for hardly more work.
        producer(properties, ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        producer(properties, ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, 1);
        producer(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimits.DEFAULT_WRITTEN);
        prefer(
                properties,
                StreamsConfig.TOPIC_PREFIX,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(RecordLimits.DEFAULT_WRITTEN));
        if (!kafka.containsKey(StreamsConfig.GROUP_PROTOCOL_CONFIG)) {
            // Nobody takes over the work of a killed instance before this; its open transaction lasts as long.
            properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        }
        properties.putAll(kafka);
        return properties;
    }

    private void consumer(Properties properties, String key, Object choice) {
        prefer(properties, StreamsConfig.CONSUMER_PREFIX, key, choice);
    }

    private void producer(Properties properties, String key, Object choice) {
        prefer(properties, StreamsConfig.PRODUCER_PREFIX, key, choice);
    }

    /**
     * For Kafka Streams a key with a prefix wins over one without; so ours is only there where a deployment has chosen
     * nothing, with or without.
     */
    private void prefer(Properties properties, String prefix, String key, Object choice) {
        String chosen = kafka.get(key);
        properties.put(prefix + key, chosen == null ? choice : chosen);
    }
}
