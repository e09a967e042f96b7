package io.vocstreams.bench.harness;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.bench.input.Expectation;
import io.vocstreams.bench.input.GeneratedInput;
import io.vocstreams.bench.input.InputSize;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The input as it lies in its topics, and what must come out of it.
 *
 * @param logBytes in the logs of the broker, compressed as everything else
 */
record LoadedInput(Digest digest, Expectation expectation, long logBytes) {

    static LoadedInput into(Cluster cluster, InputSize size) {
        Digest digest = new Digest();
        Expectation expectation = new Expectation();
        try (KafkaPublisher publisher = new KafkaPublisher(cluster.settings(), record -> {
            digest.add(record.topic(), record.key().getBytes(StandardCharsets.UTF_8), record.value());
            return record;
        })) {
            new GeneratedInput(size).forEach(event -> {
                expectation.add(event);
                publisher.accept(new InputRecord(event.topic(), event.key(), event.interaction()));
            });
        }
        Map<String, Long> sizes = cluster.sizes();
        long logBytes = Topics.INTERACTION_INPUTS.stream()
                .mapToLong(topic -> sizes.getOrDefault(topic, 0L))
                .sum();
        return new LoadedInput(digest, expectation, logBytes);
    }

    long records() {
        return digest.records();
    }
}
