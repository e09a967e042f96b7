package io.vocstreams.platform.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.counter;
import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import io.vocstreams.platform.metrics.KafkaMeterSpec.Fold;
import java.util.List;

/** What is kept of the hundreds of metrics that Kafka has for each stage; all others are left out. */
public final class KafkaMeterSpecs {

    private static final double MILLISECOND = 0.001;
    private static final List<String> BY_STAGE = List.of(StageMeterSpecs.STAGE);
    private static final String THREADS = "stream-thread-metrics";
    private static final String CLIENT = "stream-metrics";
    private static final String STORES = "stream-state-metrics";

    public static final List<KafkaMeterSpec> ALL = List.of(
            new KafkaMeterSpec(
                    gauge(
                            "kafka_consumer_lag_max_records",
                            "records",
                            List.of(StageMeterSpecs.STAGE, StageMeterSpecs.TOPIC),
                            "Records that the partition furthest behind has still to read, of this instance's ones.",
                            "Alert when it grows; the first sign that a stage is too slow."),
                    "consumer-fetch-manager-metrics",
                    "records-lag",
                    Fold.MAX,
                    1),
            new KafkaMeterSpec(
                    counter(
                            "kafka_records_consumed_total",
                            "records",
                            BY_STAGE,
                            "Records read from source topics.",
                            "Throughput."),
                    "consumer-fetch-manager-metrics",
                    "records-consumed-total",
                    Fold.SUM,
                    1),
            new KafkaMeterSpec(
                    counter(
                            "kafka_records_produced_total",
                            "records",
                            BY_STAGE,
                            "Records written to topics, changelogs included.",
                            "Throughput, and what a source record costs in records written."),
                    "producer-metrics",
                    "record-send-total",
                    Fold.SUM,
                    1),
            new KafkaMeterSpec(
                    counter(
                            "kafka_rebalances_total",
                            "rebalances",
                            BY_STAGE,
                            "Rebalances that this instance's threads took part in.",
                            "Alert when they do not end."),
                    "consumer-coordinator-metrics",
                    "rebalance-total",
                    Fold.SUM,
                    1),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_process_latency_avg_seconds",
                            "seconds",
                            BY_STAGE,
                            "What handling records takes in one go of the slowest thread, on average of the"
                                    + " last half minute.",
                            "A stage that works more than it polls is at its limit."),
                    THREADS,
                    "process-latency-avg",
                    Fold.MAX,
                    MILLISECOND),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_process_latency_max_seconds",
                            "seconds",
                            BY_STAGE,
                            "The longest that handling records took in one go in the last half minute.",
                            "Single records that take very long."),
                    THREADS,
                    "process-latency-max",
                    Fold.MAX,
                    MILLISECOND),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_commit_latency_avg_seconds",
                            "seconds",
                            BY_STAGE,
                            "What a commit takes the slowest thread, on average of the last half minute.",
                            "Slow brokers or disks; part of every latency."),
                    THREADS,
                    "commit-latency-avg",
                    Fold.MAX,
                    MILLISECOND),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_commit_latency_max_seconds",
                            "seconds",
                            BY_STAGE,
                            "The longest commit of the last half minute.",
                            "Alert near the transaction timeout."),
                    THREADS,
                    "commit-latency-max",
                    Fold.MAX,
                    MILLISECOND),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_threads_alive",
                            "threads",
                            BY_STAGE,
                            "Threads of the stage that are alive.",
                            "Alert when fewer than voc.threads."),
                    CLIENT,
                    "alive-stream-threads",
                    Fold.SUM,
                    1),
            new KafkaMeterSpec(
                    counter(
                            "kafka_threads_failed_total",
                            "threads",
                            BY_STAGE,
                            "Threads that failed; the stage starts another.",
                            "Alert on any; the log says why."),
                    CLIENT,
                    "failed-stream-threads",
                    Fold.SUM,
                    1),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_rocksdb_block_cache_bytes",
                            "bytes",
                            BY_STAGE,
                            "Memory outside of the heap that holds blocks of the stores and what was written to them"
                                    + " last, of `voc.stores.megabytes`.",
                            "Memory planning."),
                    STORES,
                    "block-cache-usage",
                    // One cache for all, of which each store tells the whole.
                    Fold.MAX,
                    1),
            new KafkaMeterSpec(
                    gauge(
                            "kafka_rocksdb_memtable_bytes",
                            "bytes",
                            BY_STAGE,
                            "Memory outside of the heap that holds what was written to the stores last.",
                            "Memory planning."),
                    STORES,
                    "size-all-mem-tables",
                    Fold.SUM,
                    1));

    private KafkaMeterSpecs() {}
}
