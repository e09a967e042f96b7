package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.time.InputTimes.Input;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many partitions the topics of this stage have. There is one task for each partition of the loop topic. */
record Partitions(Map<String, Integer> byTopic) {

    static final List<String> INPUTS = Stream.concat(
                    Topics.INTERACTION_INPUTS.stream(), Stream.of(Topics.IDENTITY_LINKS))
            .toList();

    Partitions {
        byTopic = Map.copyOf(byTopic);
        for (String input : INPUTS) {
            if (count(byTopic, input) > count(byTopic, Topics.IDENTITY_HOPS)) {
                throw new IllegalArgumentException(input + " has " + byTopic.get(input) + " partitions, more than the "
                        + byTopic.get(Topics.IDENTITY_HOPS) + " of " + Topics.IDENTITY_HOPS);
            }
        }
    }

    int tasks() {
        return count(byTopic, Topics.IDENTITY_HOPS);
    }

    int ofInteractions() {
        return count(byTopic, Topics.INTERACTIONS);
    }

    List<Input> inputsOf(int task) {
        return INPUTS.stream()
                .filter(topic -> task < count(byTopic, topic))
                .map(topic -> new Input(topic, task))
                .toList();
    }

    private static int count(Map<String, Integer> byTopic, String topic) {
        Integer count = byTopic.get(topic);
        if (count == null) {
            throw new IllegalArgumentException("The number of partitions of " + topic + " is not known");
        }
        return count;
    }
}
