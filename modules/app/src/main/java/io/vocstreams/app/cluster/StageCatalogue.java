package io.vocstreams.app.cluster;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
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

    public static final List<String> STAGES = List.of("identity", "journey", "scores");

    private StageCatalogue() {}

    public static String applicationId(String stage) {
        return "voc-" + stage;
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
            Stages stages = new Stages(settings, serdes, partitions);
            return names.stream()
                    .map(name -> StageTopics.of(topology(stages, name, settings).describe(), Stages.counted(name)))
                    .toList();
        }
    }

    static Topology topology(Stages stages, String name, Settings settings) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(name));
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.get(VocSettings.BOOTSTRAP_SERVERS));
        return Topologies.build(config, stages.create(name, InputLag.NONE, StageMeters.unobserved(name)));
    }
}
