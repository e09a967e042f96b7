package io.vocstreams.app.cluster;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;

/**
 * What keeps stages from running on a cluster: {@code voc run} refuses it, {@code voc topics --check} says it before.
 */
public final class RunObstacles {

    private static final String CHANGELOG = "-changelog";

    private RunObstacles() {}

    /** Each as a sentence; none if the stages can run. */
    public static List<String> of(List<String> stages, Settings settings) {
        Set<String> topics = StageCatalogue.topics(stages);
        TopicCatalogue catalogue = TopicCatalogue.load();
        TopicAdmin admin = new TopicAdmin(settings, catalogue);
        List<String> obstacles = new ArrayList<>(admin.wrongPartitions(topics));
        Map<String, Integer> partitions = admin.partitions(topics);
        if (partitions.size() == topics.size()) {
            obstacles.addAll(refusals(stages, settings, partitions, admin.present()));
        }
        new SchemaAdmin(settings, catalogue).missing(topics).forEach(subject -> obstacles.add(notRegistered(subject)));
        return obstacles;
    }

    /** As {@code voc topics} says it, too. */
    public static String notRegistered(String subject) {
        return subject + " is not registered";
    }

    /** What the stages themselves do not run with: the topologies are made as for running, and thrown away. */
    private static List<String> refusals(
            List<String> stages, Settings settings, Map<String, Integer> partitions, Set<String> present) {
        List<String> refusals = new ArrayList<>();
        try (EdgeSerdes serdes = EdgeSerdes.of(settings.get(VocSettings.SCHEMA_REGISTRY), Map.of())) {
            for (String stage : stages) {
                try {
                    StageDefinition definition = StageCatalogue.stage(stage);
                    Topology topology = StageCatalogue.topology(definition, settings, serdes, partitions);
                    foreignState(definition, topology.describe(), present).ifPresent(refusals::add);
                } catch (IllegalArgumentException unsuitable) {
                    refusals.add("stage " + stage + ": " + unsuitable.getMessage());
                }
            }
        }
        return refusals;
    }

    /** State of a build that kept it otherwise: begun without it, this one would count everything a second time. */
    static Optional<String> foreignState(StageDefinition stage, TopologyDescription topology, Set<String> present) {
        String prefix = stage.applicationId() + "-";
        Set<String> own = topology.subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .flatMap(node -> node instanceof Processor processor ? processor.stores().stream() : Stream.empty())
                .map(store -> prefix + store + CHANGELOG)
                .collect(Collectors.toSet());
        List<String> foreign = present.stream()
                .filter(topic -> topic.startsWith(prefix) && topic.endsWith(CHANGELOG) && !own.contains(topic))
                .sorted()
                .toList();
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of("stage " + stage.name() + ": the state in " + String.join(", ", foreign)
                        + " is of another build, which kept it otherwise. See \"State of another build\" in"
                        + " docs/upgrades.md");
    }
}
