package io.vocstreams.app.cluster;

import io.vocstreams.contracts.Topics;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * The topics that a stage works with.
 *
 * @param read its sources
 * @param written its sinks, and the dead letters
 * @param counted those of which it only needs to know how many partitions they have
 */
public record StageTopics(Set<String> read, Set<String> written, Set<String> counted) {

    /** As the topology says. */
    public static StageTopics of(TopologyDescription topology, Set<String> counted) {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>(Set.of(Topics.DEAD_LETTERS));
        for (Subtopology part : topology.subtopologies()) {
            for (Node node : part.nodes()) {
                if (node instanceof Source source) {
                    read.addAll(source.topicSet());
                } else if (node instanceof Sink sink) {
                    written.add(sink.topic());
                }
            }
        }
        Set<String> onlyCounted = new TreeSet<>(counted);
        onlyCounted.removeAll(read);
        onlyCounted.removeAll(written);
        return new StageTopics(read, written, onlyCounted);
    }

    /** All of them. */
    public Set<String> all() {
        Set<String> all = new TreeSet<>(read);
        all.addAll(written);
        all.addAll(counted);
        return all;
    }
}
