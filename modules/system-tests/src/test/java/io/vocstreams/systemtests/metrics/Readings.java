package io.vocstreams.systemtests.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.platform.metrics.MeterSpec;
import java.util.Collection;
import java.util.Objects;

/** What meters show, found by the catalogue's names. */
record Readings(MeterRegistry registry) {

    private static final String OF_COUNTERS = "_total";

    /** The sum over all meters of the name that have these tags. */
    double of(MeterSpec meter, String... tags) {
        double sum = 0;
        for (Meter found : find(meter, tags)) {
            for (Measurement measurement : found.measure()) {
                sum += measurement.getValue();
            }
        }
        return sum;
    }

    DistributionSummary histogram(MeterSpec meter, String... tags) {
        return Objects.requireNonNull(registry.find(meter.name()).tags(tags).summary(), meter.name());
    }

    private Collection<Meter> find(MeterSpec meter, String... tags) {
        String name = meter.name().endsWith(OF_COUNTERS)
                ? meter.name().substring(0, meter.name().length() - OF_COUNTERS.length())
                : meter.name();
        Collection<Meter> found = registry.find(name).tags(tags).meters();
        if (found.isEmpty()) {
            throw new IllegalStateException("No " + name + " of " + String.join(",", tags));
        }
        return found;
    }
}
