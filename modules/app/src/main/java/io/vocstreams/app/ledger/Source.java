package io.vocstreams.app.ledger;

import io.vocstreams.contracts.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A partition that a stage reads. */
record Source(String stage, String topic, int partition) {

    /** The topics that each stage reads, its loop topic last. No topic is read by two. */
    static final Map<String, List<String>> TOPICS_OF_STAGES = topicsOfStages();

    /** On which the tasks of a stage pass records on that wait for a decision. */
    static final Map<String, String> LOOPS =
            Map.of("identity", Topics.IDENTITY_HOPS, "journey", Topics.JOURNEY_EXCHANGE);

    private static Map<String, List<String>> topicsOfStages() {
        List<String> identity = new ArrayList<>(Topics.INTERACTION_INPUTS);
        identity.add(Topics.IDENTITY_LINKS);
        identity.add(Topics.IDENTITY_HOPS);
        Map<String, List<String>> topics = new LinkedHashMap<>();
        topics.put("identity", List.copyOf(identity));
        topics.put(
                "journey",
                List.of(Topics.INTERACTIONS, Topics.CUSTOMERS, Topics.IDENTITY_WATERMARKS, Topics.JOURNEY_EXCHANGE));
        topics.put("scores", List.of(Topics.SCORES_DELTAS));
        return topics;
    }
}
