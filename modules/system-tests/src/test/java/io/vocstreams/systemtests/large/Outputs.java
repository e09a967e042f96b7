package io.vocstreams.systemtests.large;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.time.InputLag;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/** Everything that the stages write: the topics of their sinks, and their stores, each of which has a changelog. */
final class Outputs {

    private static final Map<String, Outputs> BY_STAGE = StageCatalogue.STAGES.stream()
            .collect(Collectors.toMap(stage -> stage, stage -> new Outputs(describe(stage))));

    private final Map<String, String> topicsBySink = new HashMap<>();
    private final Set<String> stores = new TreeSet<>();
    private final Set<String> sources = new TreeSet<>();

    private Outputs(TopologyDescription topology) {
        topology.subtopologies().stream().flatMap(part -> part.nodes().stream()).forEach(node -> {
            if (node instanceof Sink sink) {
                topicsBySink.put(sink.name(), sink.topic());
            } else if (node instanceof Processor processor) {
                stores.addAll(processor.stores());
            } else if (node instanceof Source source) {
                sources.addAll(source.topicSet());
            }
        });
    }

    /** Topics and stores of a stage. */
    static Set<String> of(String stage) {
        Outputs outputs = outputs(stage);
        Set<String> all = new TreeSet<>(outputs.topicsBySink.values());
        all.addAll(outputs.stores);
        return all;
    }

    /** Stage and output of which a stage that reads this topic says that something is too large for it. */
    static String nameOf(String source, String where) {
        String stage = StageCatalogue.STAGES.stream()
                .filter(name -> outputs(name).sources.contains(source))
                .findFirst()
                .orElseThrow();
        return stage + "/" + outputs(stage).topicsBySink.getOrDefault(where, where);
    }

    private static Outputs outputs(String stage) {
        return Objects.requireNonNull(BY_STAGE.get(stage), stage);
    }

    private static TopologyDescription describe(String stage) {
        Map<String, Integer> partitions = TopicCatalogue.load().topics().stream()
                .collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions));
        try (EdgeSerdes serdes = EdgeSerdes.registering("mock://outputs", Map.of())) {
            return Topologies.build(
                            StageDriver.properties(stage),
                            StageCatalogue.stage(stage)
                                    .create(
                                            Settings.of(Map.of()),
                                            StageDriver.deployment(
                                                    stage, serdes, StageStores.Kind.MEMORY, partitions, InputLag.NONE)))
                    .describe();
        }
    }
}
