package io.vocstreams.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Registers meters as the catalogue describes them. */
public final class Meters {

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** With one value for each of the meter's tags, in their order. */
    public Counter counter(MeterSpec meter, String... values) {
        return Counter.builder(meter.registeredName())
                .description(meter.meaning())
                .tags(tags(meter, values))
                .register(registry);
    }

    /** A counter whose value somebody else keeps; it must never go back. */
    public void counter(MeterSpec meter, DoubleSupplier value, String... values) {
        FunctionCounter.builder(meter.registeredName(), value, DoubleSupplier::getAsDouble)
                .description(meter.meaning())
                .tags(tags(meter, values))
                .register(registry);
    }

    /** Held on to, unlike Micrometer's usual gauges. */
    public void gauge(MeterSpec meter, DoubleSupplier value, String... values) {
        Gauge.builder(meter.registeredName(), value::getAsDouble)
                .description(meter.meaning())
                .tags(tags(meter, values))
                .register(registry);
    }

    public DistributionSummary histogram(MeterSpec meter, String... values) {
        return DistributionSummary.builder(meter.registeredName())
                .description(meter.meaning())
                .serviceLevelObjectives(meter.buckets().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .tags(tags(meter, values))
                .register(registry);
    }

    private static List<Tag> tags(MeterSpec meter, String... values) {
        if (values.length != meter.tags().size()) {
            throw new IllegalArgumentException(meter.name() + " has the tags " + meter.tags());
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(meter.tags().get(i), values[i]));
        }
        return tags;
    }
}
