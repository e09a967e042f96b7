package io.vocstreams.platform.metrics;

import java.util.List;

/**
 * A tag of meters and all values it can have.
 *
 * @param values in words where they depend on the meter or the deployment
 */
public record TagSpec(String name, List<String> values, String meaning) {

    public TagSpec {
        values = List.copyOf(values);
    }
}
