package io.vocstreams.app.cluster;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;

/** The serdes of the public topics, for the registry of a command. */
public final class Serdes {

    private Serdes() {}

    public static EdgeSerdes of(Settings settings) {
        return EdgeSerdes.of(settings.get(VocSettings.SCHEMA_REGISTRY), settings.kafka());
    }
}
