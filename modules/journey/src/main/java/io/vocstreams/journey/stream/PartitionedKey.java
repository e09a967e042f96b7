package io.vocstreams.journey.stream;

import io.vocstreams.model.Utf8;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** A key whose partition is chosen by what the message is for, and not by the key. */
record PartitionedKey(int partition, String text) {

    byte[] toBytes() {
        return Utf8.bytes(text);
    }

    /** Sends each record where its key says. */
    static final class Partitioner implements StreamPartitioner<PartitionedKey, byte[]> {
        @Override
        public Optional<Set<Integer>> partitions(
                String topic, PartitionedKey key, byte[] value, int numberOfPartitions) {
            return Optional.of(Set.of(key.partition()));
        }
    }
}
