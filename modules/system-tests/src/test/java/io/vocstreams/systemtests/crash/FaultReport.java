package io.vocstreams.systemtests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One row of {@code target/crash-report.md}: what was done to the pipeline, and what became of it. */
final class FaultReport {

    private static final Path FILE = Path.of("target", "crash-report.md");
    private static final String HEAD = """
            | fault | how injected | times | records in flight | result | recovery time |
            |---|---|---|---|---|---|
            """;

    private final String fault;
    private final String how;
    private final List<Long> inFlight = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();

    FaultReport(String fault, String how) {
        this.fault = fault;
        this.how = how;
    }

    void struck(long recordsInFlight) {
        inFlight.add(recordsInFlight);
    }

    void recovered(Duration time) {
        recoveries.add(time);
    }

    int times() {
        return inFlight.size();
    }

    /** Only after a verdict. */
    void write(String result) {
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %d | %s | %s | %s |%n",
                fault,
                how,
                inFlight.size(),
                range(inFlight),
                result,
                recoveries.isEmpty()
                        ? "not interrupted"
                        : range(recoveries.stream().map(Duration::toSeconds).toList()) + " s");
        try {
            if (!Files.exists(FILE)) {
                Files.writeString(FILE, HEAD);
            }
            Files.writeString(FILE, row, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String range(List<Long> values) {
        long least = values.stream().mapToLong(Long::longValue).min().orElse(0);
        long greatest = values.stream().mapToLong(Long::longValue).max().orElse(0);
        return least == greatest ? Long.toString(least) : least + " to " + greatest;
    }
}
