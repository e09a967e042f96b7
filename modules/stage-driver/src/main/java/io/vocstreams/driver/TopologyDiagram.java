package io.vocstreams.driver;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Draws a topology as Mermaid text. Everything is sorted, so the same topology always gives the same text. */
final class TopologyDiagram {

    private TopologyDiagram() {}

    static String of(TopologyDescription topology) {
        return topology.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .map(TopologyDiagram::subgraph)
                .collect(joining("", "flowchart LR\n", ""));
    }

    private static String subgraph(Subtopology subtopology) {
        return subtopology.nodes().stream()
                .sorted(Comparator.comparing(Node::name))
                .flatMap(TopologyDiagram::lines)
                .map(line -> "    " + line + "\n")
                .collect(joining("", "  subgraph " + subtopology.id() + "\n", "  end\n"));
    }

    private static Stream<String> lines(Node node) {
        Stream<String> successors = node.successors().stream()
                .map(Node::name)
                .sorted()
                .map(next -> processor(node.name()) + " --> " + processor(next));
        return Stream.concat(edgesToTopicsAndStores(node), successors);
    }

    private static Stream<String> edgesToTopicsAndStores(Node node) {
        if (node instanceof Source source) {
            return new TreeSet<>(source.topicSet())
                    .stream().map(topic -> topic(topic) + " --> " + processor(node.name()));
        }
        if (node instanceof Sink sink) {
            return Stream.of(processor(node.name()) + " --> " + topic(sink.topic()));
        }
        if (node instanceof Processor processor) {
            return new TreeSet<>(processor.stores())
                    .stream().map(store -> processor(node.name()) + " --- " + store(store));
        }
        return Stream.empty();
    }

    private static String processor(String name) {
        return id("p_", name) + "[\"" + name + "\"]";
    }

    private static String topic(String name) {
        return id("t_", name) + "([\"" + name + "\"])";
    }

    private static String store(String name) {
        return id("s_", name) + "[(\"" + name + "\")]";
    }

    // Mermaid reads words such as "end" in an identifier as its own, so names appear only as quoted labels.
    private static String id(String prefix, String name) {
        return prefix + name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
