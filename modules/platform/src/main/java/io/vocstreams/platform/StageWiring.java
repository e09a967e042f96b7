package io.vocstreams.platform;

import org.apache.kafka.streams.Topology;

/** One stage of the pipeline. It wires itself into a topology it is given; every node, store and topic has a name. */
public interface StageWiring {

    void addTo(Topology topology);
}
