package io.vocstreams.platform.task;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** A key whose partitions are chosen by what the record is for, and not by the key. */
public final class PartitionedKey {

    private static final Serializer<PartitionedKey> SERIALIZER = (topic, partitioned) -> partitioned.key;

    private static final StreamPartitioner<PartitionedKey, byte[]> PARTITIONER =
            (topic, partitioned, value, partitions) -> Optional.of(partitioned.partitions);

    private final byte @Nullable [] key;
    private final Set<Integer> partitions;

    public PartitionedKey(byte @Nullable [] key, Set<Integer> partitions) {
        this.key = key;
        this.partitions = Set.copyOf(partitions);
    }

    public static PartitionedKey to(int partition, byte[] key) {
        return new PartitionedKey(key, Set.of(partition));
    }

    /** A sink whose records go where their keys say. */
    public static void addSink(Topology topology, String name, String topic, String processor) {
        topology.addSink(name, topic, SERIALIZER, new ByteArraySerializer(), PARTITIONER, processor);
    }

    byte @Nullable [] key() {
        return key;
    }
}
