package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.stage.StageDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A partition that a stage reads. */
record Source(String stage, String topic, int partition) {

    /** The topics that each stage reads, its loop topic last. No topic is read by two. */
    static final Map<String, List<String>> TOPICS_OF_STAGES = topicsOfStages();

    /** A partition by the stage that reads it. */
    static Source of(TopicPartition partition) {
        String reader = TOPICS_OF_STAGES.entrySet().stream()
                .filter(stage -> stage.getValue().contains(partition.topic()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage reads " + partition.topic()));
        return new Source(reader, partition.topic(), partition.partition());
    }

    private static Map<String, List<String>> topicsOfStages() {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        for (StageDefinition stage : StageCatalogue.all()) {
            Set<String> read = StageCatalogue.topics(stage.name()).read();
            List<String> inOrder = new ArrayList<>(TopicCatalogue.load().topics().stream()
                    .map(TopicSpec::name)
                    .filter(read::contains)
                    .toList());
            stage.loopTopic().ifPresent(loop -> {
                inOrder.remove(loop);
                inOrder.add(loop);
            });
            topics.put(stage.name(), List.copyOf(inOrder));
        }
        return topics;
    }
}
