package io.vocstreams.platform.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import java.util.List;
import java.util.stream.Stream;

/** The meters of the process itself, by Micrometer's usual names. */
public final class ProcessMeterSpecs {

    public static final String AREA = "area";

    public static final MeterSpec MEMORY_USED = gauge(
            "jvm_memory_used_bytes",
            "bytes",
            List.of(AREA),
            "Memory of the Java process in use, on the heap and beside it; RocksDB's is not in it.",
            "Memory planning.");
    public static final MeterSpec MEMORY_MAX = gauge(
            "jvm_memory_max_bytes",
            "bytes",
            List.of(AREA),
            "The most that the heap may take.",
            "Alert when what is used after a collection comes near.");

    /** Micrometer's binders register these, and many more, which are left out. */
    public static final List<MeterSpec> BOUND = List.of(
            gauge(
                    "jvm_gc_overhead",
                    "share",
                    List.of(),
                    "Share of time spent on collecting garbage lately, 0 to 1.",
                    "Alert above 0.2: the heap is too small."),
            gauge(
                    "jvm_threads_live_threads",
                    "threads",
                    List.of(),
                    "Threads of the process.",
                    "A leak shows as a line that only rises."),
            gauge("process_cpu_usage", "share", List.of(), "Share of all cores used by the process, 0 to 1.", "Load."),
            gauge("system_cpu_usage", "share", List.of(), "Share of all cores used by everybody, 0 to 1.", "Load."),
            gauge("system_cpu_count", "cores", List.of(), "Cores that the process may use.", "Load."),
            gauge(
                    "process_uptime_seconds",
                    "seconds",
                    List.of(),
                    "How long the process has been running.",
                    "Restarts."),
            gauge(
                    "process_files_open_files",
                    "files",
                    List.of(),
                    "Files and sockets that the process has open.",
                    "Alert near the limit: RocksDB opens many."),
            gauge(
                    "process_files_max_files",
                    "files",
                    List.of(),
                    "The most files that the process may open.",
                    "The limit for the former."));

    public static final List<MeterSpec> ALL =
            Stream.concat(Stream.of(MEMORY_USED, MEMORY_MAX), BOUND.stream()).toList();

    private ProcessMeterSpecs() {}
}
