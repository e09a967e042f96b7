package io.vocstreams.bench.harness;

import io.vocstreams.bench.input.InputSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run of the benchmark is asked for.
 *
 * @param commit how often Kafka's transactions end
 * @param checkpoint how often Flink's do
 * @param emit the shortest time between two updates of a score while latency is measured
 * @param jvm the same for all
 * @param settings of ours, beside those that all need
 * @param latency how long latency is measured; zero leaves it out
 */
record BenchmarkOptions(
        InputSize input,
        int partitions,
        int repeat,
        List<Contender> contenders,
        int threads,
        Duration commit,
        Duration checkpoint,
        Duration emit,
        List<String> jvm,
        Duration latency,
        Duration warmUp,
        boolean profile,
        Map<String, String> settings,
        Path directory) {}
