package io.vocstreams.contracts.stage;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
import java.util.Map;

/**
 * What surrounds a stage where it runs. What it shall do there is in its settings.
 *
 * @param partitions of each topic that it works with, as they are on the broker
 * @param lag of its inputs
 * @param meters which it reports to
 */
public record Deployment(
        EdgeSerdes serdes, StageStores stores, Map<String, Integer> partitions, InputLag lag, StageMeters meters) {

    public Deployment {
        partitions = Map.copyOf(partitions);
    }

    public int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalArgumentException(topic + " does not exist; `voc topics` creates it");
        }
        return count;
    }
}
