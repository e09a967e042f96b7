package io.vocstreams.contracts.stage;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.config.Settings;
import java.util.Map;

/**
 * Where a stage runs.
 *
 * @param partitions of each topic that it works with
 */
public record Deployment(Settings settings, EdgeSerdes serdes, Map<String, Integer> partitions) {

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

    public StageStores stores() {
        return new StageStores(settings.get(VocSettings.STORES));
    }
}
