package io.vocstreams.app.cluster;

import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A compacted topic as a table: the last committed value of each key, kept up as long as it is read. */
public final class TopicTable<V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Deserializer<V> values;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, V> rows = new HashMap<>();
    private @Nullable Consumer<V> listener;

    public TopicTable(Settings settings, String topic, Deserializer<V> values) {
        this.topic = topic;
        this.values = values;
        Map<String, Object> config = Clients.config(settings);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Called with every value as it is read, older ones of a key included. */
    public TopicTable<V> listening(Consumer<V> each) {
        listener = each;
        return this;
    }

    /** Reads up to what is committed now. */
    public Map<String, V> readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(POLL);
        }
        return rows;
    }

    /** Reads what comes within the time; false if nothing came. */
    public boolean poll(Duration longest) {
        boolean any = false;
        for (ConsumerRecord<String, byte[]> record : consumer.poll(longest)) {
            any = true;
            take(record);
        }
        return any;
    }

    public Map<String, V> rows() {
        return rows;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            rows.remove(record.key());
            return;
        }
        V value = values.deserialize(topic, record.value());
        rows.put(record.key(), value);
        if (listener != null) {
            listener.accept(value);
        }
    }
}
