package io.vocstreams.app.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where the records of one run were written. */
public final class SentRecords {

    private final Map<TopicPartition, Part> parts = new ConcurrentHashMap<>();

    /**
     * The records of one partition.
     *
     * @param first the offset of the first of them
     * @param last the offset of the last of them
     */
    public record Part(long count, long first, long last) {

        private Part plus(long offset) {
            return new Part(count + 1, Math.min(first, offset), Math.max(last, offset));
        }
    }

    void add(RecordMetadata written) {
        parts.compute(
                new TopicPartition(written.topic(), written.partition()),
                (partition, known) -> (known == null ? new Part(0, Long.MAX_VALUE, -1) : known).plus(written.offset()));
    }

    public Map<TopicPartition, Part> parts() {
        return parts;
    }

    public long count() {
        return parts.values().stream().mapToLong(Part::count).sum();
    }
}
