package io.vocstreams.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Set;
import java.util.stream.Collectors;

/** The few meters of the Java process that are kept. */
public final class ProcessMeters implements AutoCloseable {

    private final JvmHeapPressureMetrics garbage = new JvmHeapPressureMetrics();

    /** To be bound first: it also leaves out of the registry what the catalogue does not have. */
    public ProcessMeters(MeterRegistry registry) {
        Set<String> kept = ProcessMeterSpecs.BOUND.stream().map(MeterSpec::name).collect(Collectors.toSet());
        registry.config().meterFilter(MeterFilter.denyUnless(id -> isOurs(id) || isKept(id, kept)));
        garbage.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Meters meters = new Meters(registry);
        meters.gauge(
                ProcessMeterSpecs.MEMORY_USED, () -> memory.getHeapMemoryUsage().getUsed(), "heap");
        meters.gauge(
                ProcessMeterSpecs.MEMORY_USED,
                () -> memory.getNonHeapMemoryUsage().getUsed(),
                "nonheap");
        meters.gauge(
                ProcessMeterSpecs.MEMORY_MAX, () -> memory.getHeapMemoryUsage().getMax(), "heap");
    }

    @Override
    public void close() {
        garbage.close();
    }

    /** Those are registered by the names that Prometheus has. */
    private static boolean isOurs(Meter.Id id) {
        return id.getName().contains("_");
    }

    /** Prometheus' name has the unit at its end; of times it is always seconds. */
    private static boolean isKept(Meter.Id id, Set<String> kept) {
        String name = id.getName().replace('.', '_');
        return kept.contains(name) || kept.contains(name + "_" + id.getBaseUnit()) || kept.contains(name + "_seconds");
    }
}
