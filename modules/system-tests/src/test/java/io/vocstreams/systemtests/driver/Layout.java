package io.vocstreams.systemtests.driver;

import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many partitions the topics have, and with them how many tasks the stages.
 *
 * @param inputs of the topics that producers write to, at most as many as {@code identity}
 */
public record Layout(int inputs, int identity, int journey, int scores) {

    private static final Set<String> OF_JOURNEY =
            Set.of(Topics.INTERACTIONS, Topics.IDENTITY_CONSENTS, Topics.IDENTITY_WATERMARKS, Topics.JOURNEY_EXCHANGE);

    /** The same number everywhere. */
    public static Layout of(int tasks) {
        return new Layout(tasks, tasks, tasks, tasks);
    }

    Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new TreeMap<>();
        for (TopicSpec topic : TopicCatalogue.load().topics()) {
            partitions.put(topic.name(), inputs);
        }
        partitions.put(Topics.IDENTITY_HOPS, identity);
        OF_JOURNEY.forEach(topic -> partitions.put(topic, journey));
        partitions.put(Topics.SCORES_DELTAS, scores);
        return partitions;
    }
}
