package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** The test driver would feed what goes to the loop topic back to the task that wrote it. */
final class CutLoop extends Topology {

    static final String OUT = "hops-out";

    CutLoop() {
        super(new TopologyConfig(new StreamsConfig(Tasks.properties())));
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name,
            String topic,
            Serializer<K> keys,
            Serializer<V> values,
            StreamPartitioner<? super K, ? super V> partitioner,
            String... parents) {
        String target = topic.equals(Topics.IDENTITY_HOPS) ? OUT : topic;
        return super.addSink(name, target, keys, values, partitioner, parents);
    }
}
