package io.vocstreams.systemtests.driver;

import io.vocstreams.platform.StageWiring;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;

/** A stage's topology, made as the runner makes it, of which any number of tasks can be built. */
final class StageTopology extends Topology {

    private final StreamsConfig config;

    StageTopology(Properties properties, StageWiring stage) {
        super(new TopologyConfig(new StreamsConfig(properties)));
        this.config = new StreamsConfig(properties);
        stage.addTo(this);
        builder().rewriteTopology(config);
    }

    StreamsConfig config() {
        return config;
    }

    /** How many bytes a record that the stage's producer takes may have. */
    int writable() {
        return Integer.parseInt(
                String.valueOf(config.getProducerConfigs("any").get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)));
    }

    TopologyConfig.TaskConfig taskConfig() {
        return builder().topologyConfigs().getTaskConfig();
    }

    /** Nodes and stores of one task. */
    ProcessorTopology build() {
        return builder().buildTopology();
    }

    private InternalTopologyBuilder builder() {
        return internalTopologyBuilder;
    }
}
