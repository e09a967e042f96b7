package io.vocstreams.app.cluster;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What keeps stages from running on a cluster: {@code voc run} refuses it, {@code voc topics --check} says it before.
 */
public final class RunObstacles {

    private RunObstacles() {}

    /** Each as a sentence; none if the stages can run. */
    public static List<String> of(List<String> stages, Settings settings) {
        Set<String> topics = StageCatalogue.topics(stages);
        TopicCatalogue catalogue = TopicCatalogue.load();
        TopicAdmin admin = new TopicAdmin(settings, catalogue);
        List<String> obstacles = new ArrayList<>(admin.wrongPartitions(topics));
        Map<String, Integer> partitions = admin.partitions(topics);
        if (partitions.size() == topics.size()) {
            obstacles.addAll(refusals(stages, settings, partitions));
        }
        new SchemaAdmin(settings, catalogue).missing(topics).forEach(subject -> obstacles.add(notRegistered(subject)));
        return obstacles;
    }

    /** As {@code voc topics} says it, too. */
    public static String notRegistered(String subject) {
        return subject + " is not registered";
    }

    /** What the stages themselves do not run with: the topologies are made as for running, and thrown away. */
    private static List<String> refusals(List<String> stages, Settings settings, Map<String, Integer> partitions) {
        List<String> refusals = new ArrayList<>();
        try (EdgeSerdes serdes = EdgeSerdes.of(settings.get(VocSettings.SCHEMA_REGISTRY), Map.of())) {
            for (String stage : stages) {
                try {
                    StageCatalogue.topology(StageCatalogue.stage(stage), settings, serdes, partitions);
                } catch (IllegalArgumentException unsuitable) {
                    refusals.add("stage " + stage + ": " + unsuitable.getMessage());
                }
            }
        }
        return refusals;
    }
}
