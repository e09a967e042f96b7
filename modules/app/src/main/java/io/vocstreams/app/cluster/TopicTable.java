package io.vocstreams.app.cluster;

import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.platform.config.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as a table: the last committed value of each key, kept up as long as it is read. What is no record
 * of the topic, because somebody else wrote it, is counted and left out.
 */
public final class TopicTable<V> implements AutoCloseable {

    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Deserializer<V> values;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, V> rows = new HashMap<>();
    private @Nullable Consumer<V> listener;
    private long unreadable;
    private @Nullable String problem;

    public TopicTable(Settings settings, String topic, Deserializer<V> values) {
        this.topic = topic;
        this.values = values;
        try (Admin admin = Clients.admin(settings)) {
            this.partitions = List.copyOf(Clients.partitions(admin, List.of(topic), settings));
        }
        this.consumer = new KafkaConsumer<>(
                Clients.readerConfig(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
        return readTo(consumer.endOffsets(partitions));
    }

    /** Reads up to those offsets, and waits for transactions that are open before them. */
    public Map<String, V> readTo(Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(POLL);
        }
        return rows;
    }

    /** Reads what comes within the time; false if nothing came. */
    public boolean poll(Duration longest) {
        boolean any = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(longest)) {
            any = true;
            take(record);
        }
        return any;
    }

    public Map<String, V> rows() {
        return rows;
    }

    /** How many records were left out. */
    public long unreadable() {
        return unreadable;
    }

    /** What is wrong with the first of them; empty if all could be read. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            leaveOut("the key is null");
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            rows.remove(key);
            return;
        }
        V value;
        try {
            value = values.deserialize(topic, record.value());
        } catch (UndecodableException foreign) {
            leaveOut(String.valueOf(foreign.getMessage()));
            return;
        }
        rows.put(key, value);
        if (listener != null) {
            listener.accept(value);
        }
    }

    private void leaveOut(String why) {
        unreadable++;
        if (problem == null) {
            problem = why;
        }
    }
}
