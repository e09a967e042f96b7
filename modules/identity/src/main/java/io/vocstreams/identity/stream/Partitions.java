package io.vocstreams.identity.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.platform.time.InputTimes.Input;
import java.util.List;
import java.util.stream.Stream;

/** How many partitions the topics of this stage have. There is one task for each partition of the loop topic. */
record Partitions(Deployment deployment) {

    static final List<String> INPUTS = Stream.concat(
                    Topics.INTERACTION_INPUTS.stream(), Stream.of(Topics.IDENTITY_LINKS))
            .toList();

    Partitions {
        for (String input : INPUTS) {
            int most = deployment.partitionsOf(Topics.IDENTITY_HOPS);
            if (deployment.partitionsOf(input) > most) {
                throw new IllegalArgumentException(input + " has " + deployment.partitionsOf(input)
                        + " partitions, more than the " + most + " of " + Topics.IDENTITY_HOPS);
            }
        }
    }

    int tasks() {
        return deployment.partitionsOf(Topics.IDENTITY_HOPS);
    }

    int ofInteractions() {
        return deployment.partitionsOf(Topics.INTERACTIONS);
    }

    List<Input> inputsOf(int task) {
        return INPUTS.stream()
                // Consents are as old as they are: they say nothing of what time it is.
                .filter(topic -> !topic.equals(Topics.CONSENTS))
                .filter(topic -> task < deployment.partitionsOf(topic))
                .map(topic -> new Input(topic, task))
                .toList();
    }
}
