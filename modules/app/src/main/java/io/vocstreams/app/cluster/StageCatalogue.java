package io.vocstreams.app.cluster;

import io.vocstreams.actions.stream.ActionsStage;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.identity.stream.IdentityStage;
import io.vocstreams.journey.stream.JourneyStage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.scores.stream.ScoresStage;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Which stages there are, and which topics each works with, by its own topology. */
public final class StageCatalogue {

    /** In the order of the flow. A new stage is entered here, and nowhere else. */
    private static final List<StageDefinition> ALL =
            List.of(new IdentityStage(), new JourneyStage(), new ScoresStage(), new ActionsStage());

    public static final List<String> STAGES =
            ALL.stream().map(StageDefinition::name).toList();

    private StageCatalogue() {}

    public static List<StageDefinition> all() {
        return ALL;
    }

    public static StageDefinition stage(String name) {
        return ALL.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + name + "` is no stage"));
    }

    public static StageTopics topics(String stage) {
        return topicsByStage(List.of(stage)).get(0);
    }

    /** The topics of several stages that run in one process. */
    static Set<String> topics(List<String> stages) {
        Set<String> topics = new TreeSet<>();
        topicsByStage(stages).forEach(ofStage -> topics.addAll(ofStage.all()));
        return topics;
    }

    private static List<StageTopics> topicsByStage(List<String> names) {
        Settings settings = Settings.of(Map.of());
        Map<String, Integer> partitions = TopicCatalogue.load().topics().stream()
                .collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions));
        // Nothing is read or written: the registry is never asked.
        try (EdgeSerdes serdes = EdgeSerdes.of(settings.get(VocSettings.SCHEMA_REGISTRY), Map.of())) {
            return names.stream()
                    .map(StageCatalogue::stage)
                    .map(stage -> StageTopics.of(
                            topology(stage, settings, serdes, partitions).describe(), stage.counted()))
                    .toList();
        }
    }

    /** Not to be run: only to see what it reads, writes and refuses. */
    static Topology topology(
            StageDefinition stage, Settings settings, EdgeSerdes serdes, Map<String, Integer> partitions) {
        return topology(stage, settings, serdes, partitions, StageMeters.unobserved(stage.name()));
    }

    static Topology topology(
            StageDefinition stage,
            Settings settings,
            EdgeSerdes serdes,
            Map<String, Integer> partitions,
            StageMeters meters) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, stage.applicationId());
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.get(VocSettings.BOOTSTRAP_SERVERS));
        Deployment deployment = new Deployment(
                serdes, new StageStores(settings.get(VocSettings.STORES)), partitions, InputLag.NONE, meters);
        return Topologies.build(config, stage.create(settings, deployment));
    }
}
