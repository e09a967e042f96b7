package io.vocstreams.platform;

import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** The only place that makes a {@link Topology}. */
public final class Topologies {

    private Topologies() {}

    public static Topology build(Properties config, StageWiring stage) {
        // Without the config, settings such as the store type would be ignored without a word.
        Topology topology = new Topology(new TopologyConfig(new StreamsConfig(config)));
        stage.addTo(topology);
        return topology;
    }
}
