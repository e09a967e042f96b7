package io.vocstreams.bench.harness;

import java.util.Map;

/**
 * What one run cost, up to the record that made its output complete.
 *
 * @param seconds from the start of the process
 * @param startUpSeconds from the start of the process to its first output
 * @param writtenBytes by topic, internal topics among them; without the inputs
 */
record Figures(
        Contender contender,
        int round,
        long records,
        double seconds,
        double startUpSeconds,
        double cpuSeconds,
        double pauseSeconds,
        long peakMemoryBytes,
        long stateBytes,
        long inputBytes,
        Map<String, Long> writtenBytes) {

    double recordsPerSecond() {
        return records / seconds;
    }

    double cpuSecondsPerMillion() {
        return cpuSeconds * 1_000_000 / records;
    }

    double recordsPerCpuSecond() {
        return records / cpuSeconds;
    }

    double bytesPerInputByte() {
        return (double) written() / inputBytes;
    }

    long written() {
        return writtenBytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
