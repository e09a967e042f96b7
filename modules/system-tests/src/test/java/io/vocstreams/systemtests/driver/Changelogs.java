package io.vocstreams.systemtests.driver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;

/** The changelog topics of one task, compacted: all that a restart finds. */
final class Changelogs {

    private final Map<String, Map<Bytes, byte[]>> topics = new HashMap<>();
    private final Map<String, Integer> largest = new TreeMap<>();
    private long written;

    void append(ProducerRecord<byte[], byte[]> record) {
        int size = record.key().length + (record.value() == null ? 0 : record.value().length);
        written += size;
        largest.merge(record.topic(), size, Math::max);
        Map<Bytes, byte[]> entries = topics.computeIfAbsent(record.topic(), any -> new LinkedHashMap<>());
        Bytes key = Bytes.wrap(record.key());
        entries.remove(key);
        if (record.value() != null) {
            entries.put(key, record.value());
        }
    }

    /** Cuts off the entries of a store whose keys contain a text; their form is still known. */
    void damage(String store, String text) {
        topics.forEach((topic, entries) -> {
            if (topic.contains(store)) {
                entries.replaceAll((key, value) -> latin(key.get()).contains(text) ? Arrays.copyOf(value, 1) : value);
            }
        });
    }

    /** Bytes of all keys and values that were ever appended. */
    long written() {
        return written;
    }

    /** Bytes of the largest record that was ever appended, by topic. */
    Map<String, Integer> largest() {
        return largest;
    }

    /** What is live of each topic. */
    Map<String, StateSize> sizes() {
        Map<String, StateSize> sizes = new TreeMap<>();
        topics.forEach((topic, entries) -> sizes.put(topic, StateSize.of(entries)));
        return sizes;
    }

    /** The topics in which a live key or value contains a text. */
    Set<String> containing(String text) {
        Set<String> found = new TreeSet<>();
        topics.forEach((topic, entries) -> entries.forEach((key, value) -> {
            if (latin(key.get()).contains(text) || latin(value).contains(text)) {
                found.add(topic);
            }
        }));
        return found;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    List<ConsumerRecord<byte[], byte[]>> read(String topic, int partition) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        topics.getOrDefault(topic, Map.of())
                .forEach((key, value) ->
                        records.add(new ConsumerRecord<>(topic, partition, records.size(), key.get(), value)));
        return records;
    }
}
