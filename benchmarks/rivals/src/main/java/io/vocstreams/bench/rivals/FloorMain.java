package io.vocstreams.bench.rivals;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Interaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The least that any exactly-once processor of these topics does: consume, decode, encode, produce in a transaction. No
 * state, no rule.
 */
public final class FloorMain {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Codec> codecs = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final Arguments options;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    private record Codec(Deserializer<? extends Interaction> reader, Serializer<Object> writer) {

        byte[] decodedAndEncoded(ConsumerRecord<byte[], byte[]> record) {
            Interaction interaction = reader.deserialize(record.topic(), record.headers(), record.value());
            return writer.serialize(record.topic(), interaction);
        }
    }

    private FloorMain(Arguments options) {
        this.options = options;
        EdgeSerdes serdes = EdgeSerdes.of(options.registry(), Map.of());
        for (String topic : Topics.INTERACTION_INPUTS) {
            codecs.put(topic, new Codec(serdes.input(topic), serdes.inputWriter(topic)));
        }
        Properties common = new Properties();
        common.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
        Properties reading = new Properties();
        reading.putAll(common);
        reading.put(ConsumerConfig.GROUP_ID_CONFIG, options.run());
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Properties writing = new Properties();
        writing.putAll(common);
        writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, options.run());
        writing.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        writing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static void main(String[] arguments) {
        new FloorMain(Arguments.of(arguments)).run();
    }

    private void run() {
        producer.initTransactions();
        consumer.subscribe(Topics.INTERACTION_INPUTS);
        boolean open = false;
        long committedAt = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!open) {
                    producer.beginTransaction();
                    open = true;
                }
                pass(record);
            }
            long now = System.nanoTime();
            if (open
                    && now - committedAt
                            >= Duration.ofMillis(options.commitMillis()).toNanos()) {
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                producer.commitTransaction();
                offsets.clear();
                open = false;
                committedAt = now;
            }
        }
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        byte[] value = Objects.requireNonNull(codecs.get(topic)).decodedAndEncoded(record);
        // Whatever fails, fails the transaction.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(outputOf(options.run(), topic), record.key(), value));
        offsets.put(new TopicPartition(topic, record.partition()), new OffsetAndMetadata(record.offset() + 1));
    }

    /** Where the records of an input go. */
    public static String outputOf(String run, String input) {
        return "bench." + run + "." + input;
    }
}
