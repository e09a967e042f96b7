package io.vocstreams.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A child process under the eyes of the operating system: its CPU time, memory and files, from start to end. */
final class MeteredProcess implements AutoCloseable {

    /** Linux counts CPU time in hundredths of a second. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms");

    private final Process process;
    private final Path folder;
    private final Path state;
    private final long startedAt = System.currentTimeMillis();
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private long peakMemory;
    private long peakState;
    private int looks;

    private record Sample(long at, double cpuSeconds) {}

    MeteredProcess(List<String> command, Contender.Run run) {
        this.folder = run.folder();
        this.state = run.state();
        try {
            Files.createDirectories(state);
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Future<?> unused = clock.scheduleAtFixedRate(this::look, 0, 50, TimeUnit.MILLISECONDS);
    }

    long startedAt() {
        return startedAt;
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    void requireHealthy() {
        if (hasEnded() && process.exitValue() != 0) {
            throw new BenchmarkFailure("The process ended with " + process.exitValue() + "; see " + log());
        }
    }

    /** User and system, of all threads, up to a moment. */
    synchronized double cpuSecondsUntil(long at) {
        Sample before = new Sample(startedAt, 0);
        for (Sample sample : samples) {
            if (sample.at > at) {
                double share = (at - before.at) / (double) Math.max(1, sample.at - before.at);
                return before.cpuSeconds + share * (sample.cpuSeconds - before.cpuSeconds);
            }
            before = sample;
        }
        return before.cpuSeconds;
    }

    synchronized long peakMemoryBytes() {
        return peakMemory;
    }

    synchronized long peakStateBytes() {
        return peakState;
    }

    double pauseSeconds() {
        try (Stream<String> lines = Files.lines(folder.resolve("gc.log"))) {
            return lines.map(PAUSE::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(found -> Double.parseDouble(found.group(1)) / 1_000)
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private Path log() {
        return folder.resolve("process.log");
    }

    private synchronized void look() {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        try {
            String stat = Files.readString(proc.resolve("stat"));
            // The name may contain blanks; it ends with the last bracket.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[SYSTEM_TICKS]);
            double seconds = ticks / TICKS_PER_SECOND;
            if (samples.isEmpty() || seconds >= samples.get(samples.size() - 1).cpuSeconds) {
                samples.add(new Sample(System.currentTimeMillis(), seconds));
            }
            if (looks++ % 20 == 0) {
                peakMemory = Math.max(peakMemory, peakMemory(proc));
                peakState = Math.max(peakState, bytesIn(state));
            }
        } catch (IOException | RuntimeException endedMeanwhile) {
            // What was seen before counts.
            return;
        }
    }

    private static long peakMemory(Path proc) throws IOException {
        return Arrays.stream(Files.readString(proc.resolve("status")).split("\n", -1))
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Files come and go meanwhile. */
    private static long bytesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(MeteredProcess::size).sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
