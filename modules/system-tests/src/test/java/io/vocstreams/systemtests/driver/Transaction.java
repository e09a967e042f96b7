package io.vocstreams.systemtests.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.jspecify.annotations.Nullable;

/** What a task wrote since its last commit, changelogs included; each record with the partition that its sink chose. */
final class Transaction implements RecordCollector {

    /** What Kafka's producer reckons with around a record, at most. */
    private static final int AROUND = 128;

    private final ToIntFunction<String> partitions;
    private final int writable;
    private List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();

    Transaction(ToIntFunction<String> partitions, int writable) {
        this.partitions = partitions;
        this.writable = writable;
    }

    /** Hands over what was written and begins again. */
    List<ProducerRecord<byte[], byte[]>> end() {
        List<ProducerRecord<byte[], byte[]>> all = written;
        written = new ArrayList<>();
        return all;
    }

    @Override
    public <K, V> void send(
            String topic,
            K key,
            V value,
            @Nullable Headers headers,
            Integer partition,
            Long timestamp,
            Serializer<K> keySerializer,
            Serializer<V> valueSerializer,
            @Nullable String processorNodeId,
            @Nullable InternalProcessorContext<Void, Void> context) {
        Headers own = headers == null ? new RecordHeaders() : new RecordHeaders(headers.toArray());
        byte[] keyBytes = keySerializer.serialize(topic, own, key);
        byte[] valueBytes = valueSerializer.serialize(topic, own, value);
        add(new ProducerRecord<>(topic, partition, timestamp, keyBytes, valueBytes, own));
    }

    @Override
    public <K, V> void send(
            String topic,
            K key,
            V value,
            Headers headers,
            Long timestamp,
            Serializer<K> keySerializer,
            Serializer<V> valueSerializer,
            String processorNodeId,
            InternalProcessorContext<Void, Void> context,
            @Nullable StreamPartitioner<? super K, ? super V> partitioner) {
        int count = partitions.applyAsInt(topic);
        Optional<Set<Integer>> chosen =
                partitioner == null ? Optional.empty() : partitioner.partitions(topic, key, value, count);
        Set<Integer> targets = chosen.orElseGet(() -> Set.of(byKey(keySerializer.serialize(topic, key), count)));
        for (int target : new TreeSet<>(targets)) {
            send(
                    topic,
                    key,
                    value,
                    headers,
                    target,
                    timestamp,
                    keySerializer,
                    valueSerializer,
                    processorNodeId,
                    context);
        }
    }

    @Override
    public <K, V> void send(
            K key,
            V value,
            String processorNodeId,
            InternalProcessorContext<?, ?> context,
            ProducerRecord<byte[], byte[]> deadLetter) {
        int partition = byKey(deadLetter.key(), partitions.applyAsInt(deadLetter.topic()));
        add(new ProducerRecord<>(
                deadLetter.topic(),
                partition,
                deadLetter.timestamp(),
                deadLetter.key(),
                deadLetter.value(),
                deadLetter.headers()));
    }

    /** The last resort of a running stage would leave it out; here it shows that something was not measured before. */
    private void add(ProducerRecord<byte[], byte[]> record) {
        long size = AROUND;
        size += length(record.key());
        size += length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length();
            size += length(header.value());
        }
        if (size > writable) {
            throw new AssertionError(size + " bytes for " + record.topic() + ", where " + writable + " may be written");
        }
        written.add(record);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** As producers do by default; a record without a key may go anywhere. */
    static int byKey(byte @Nullable [] key, int partitions) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public void initialize() {
        // Nothing to connect to.
    }

    @Override
    public void flush() {
        // Nothing is under way.
    }

    @Override
    public void closeClean() {
        // Nothing is open.
    }

    @Override
    public void closeDirty() {
        // Nothing is open.
    }

    @Override
    public Map<TopicPartition, Long> offsets() {
        return Map.of();
    }
}
