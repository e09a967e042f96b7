package io.vocstreams.bench.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One complete run as JSON (every figure), Markdown (medians and spread, goals beside them) and plots. */
final class BenchmarkReport {

    private static final double MEGABYTE = 1_000_000;

    private final BenchmarkOptions knobs;
    private final Machine machine;
    private final List<Figures> drains;
    private final List<Latency.Seen> latencies;
    private final Map<Contender, List<Figures>> byContender = new EnumMap<>(Contender.class);

    private record Column(String title, String format, ToDoubleFunction<Figures> figure) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("CPU s per million", "%.1f", Figures::cpuSecondsPerMillion),
            new Column("records per CPU s", "%,.0f", Figures::recordsPerCpuSecond),
            new Column("records per s", "%,.0f", Figures::recordsPerSecond),
            new Column("bytes written per input byte", "%.2f", Figures::bytesPerInputByte),
            new Column("state MB", "%,.0f", figures -> figures.stateBytes() / MEGABYTE),
            new Column("peak memory MB", "%,.0f", figures -> figures.peakMemoryBytes() / MEGABYTE),
            new Column("garbage collection s", "%.2f", Figures::pauseSeconds),
            new Column("first output after s", "%.1f", Figures::startUpSeconds));

    BenchmarkReport(BenchmarkOptions knobs, Machine machine, List<Figures> drains, List<Latency.Seen> latencies) {
        this.knobs = knobs;
        this.machine = machine;
        this.drains = drains;
        this.latencies = latencies;
        drains.forEach(figures -> byContender
                .computeIfAbsent(figures.contender(), any -> new ArrayList<>())
                .add(figures));
    }

    void write() {
        Path folder = knobs.directory();
        try {
            Files.createDirectories(folder);
            json().writeValue(folder.resolve("report.json").toFile(), content());
            Files.writeString(folder.resolve("report.md"), markdown());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        new Plots(byContender, latencies).write(folder);
    }

    private static ObjectMapper json() {
        return new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("machine", machine.properties());
        content.put("knobs", knobs());
        content.put("goals", new Goals(byContender, latencies).all());
        content.put("drains", drains);
        content.put("latencies", latencies);
        return content;
    }

    private Map<String, String> knobs() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "touchpoints", String.format(Locale.ROOT, "%,d", knobs.input().touchpoints()));
        values.put("responses", String.format(Locale.ROOT, "%,d", knobs.input().responses()));
        values.put("customers", String.format(Locale.ROOT, "%,d", knobs.input().customers()));
        values.put("out of order", percent(knobs.input().disordered()));
        values.put("duplicates", percent(knobs.input().duplicated()));
        values.put("anonymous", percent(knobs.input().anonymous()) + " of web and app touchpoints");
        values.put("seed", String.valueOf(knobs.input().seed()));
        values.put("partitions", String.valueOf(knobs.partitions()));
        values.put("runs of each", String.valueOf(knobs.repeat()));
        values.put("JVM arguments of all", "`" + String.join(" ", knobs.jvm()) + "`");
        values.put("threads", "one for each of our stages; " + knobs.threads() + " of the DSL and of Flink");
        values.put("commit interval of the floor and the DSL", knobs.commit().toString());
        values.put("checkpoint interval of Flink", knobs.checkpoint().toString());
        knobs.settings().forEach((key, value) -> values.put("ours: `" + key + "`", "`" + value + "`"));
        values.put("emit interval", "PT1S; " + knobs.emit() + " while latency is measured");
        values.put("profiled", knobs.profile() ? "yes: the figures are not comparable" : "no");
        return values;
    }

    private String markdown() {
        List<String> lines = new ArrayList<>(List.of("# Benchmark", "", "## Goals", ""));
        lines.add("| figure | goal | measured | |");
        lines.add("|---|---|---|---|");
        for (Goals.Goal goal : new Goals(byContender, latencies).all()) {
            String met = goal.met().map(yes -> yes ? "met" : "**not met**").orElse("");
            lines.add("| " + goal.what() + " | " + goal.goal() + " | " + goal.measured() + " | " + met + " |");
        }
        lines.addAll(List.of("", "## The whole input, as fast as it can be", ""));
        lines.add("Medians; in brackets the least and the greatest.");
        lines.addAll(drainTable());
        lines.addAll(List.of("", "## Latency at half that rate, or the rate asked for", ""));
        lines.add("From the intended sending of an answer to the first committed score that counts it, in ms.");
        lines.addAll(latencyTable());
        lines.addAll(List.of("", "## Bytes written, by topic", ""));
        byContender.forEach((contender, runs) -> lines.addAll(writtenTable(contender, runs.get(runs.size() - 1))));
        if (knobs.profile()) {
            lines.addAll(List.of("", "## Where the CPU time goes", ""));
            lines.add("Samples of all threads, native code included, from the start of the process to its end.");
            drains.forEach(figures -> lines.addAll(profile(figures)));
        }
        lines.addAll(List.of("", "## What was measured, and on what", "", "| | |", "|---|---|"));
        knobs().forEach((name, value) -> lines.add("| " + name + " | " + value + " |"));
        machine.properties().forEach((name, value) -> lines.add("| " + name + " | " + value + " |"));
        return String.join("\n", lines) + "\n";
    }

    private List<String> drainTable() {
        List<String> lines = new ArrayList<>(List.of(""));
        StringBuilder head = new StringBuilder("| |");
        COLUMNS.forEach(column -> head.append(' ').append(column.title).append(" |"));
        lines.add(head.toString());
        lines.add("|---" + "|---:".repeat(COLUMNS.size()) + "|");
        byContender.forEach((contender, runs) -> {
            StringBuilder line = new StringBuilder("| " + contender.title() + " |");
            for (Column column : COLUMNS) {
                Spread spread = Spread.of(
                        runs.stream().map(column.figure::applyAsDouble).toList());
                String format = " " + column.format + " (" + column.format + "–" + column.format + ") |";
                line.append(String.format(Locale.ROOT, format, spread.median(), spread.least(), spread.greatest()));
            }
            lines.add(line.toString());
        });
        return lines;
    }

    private List<String> latencyTable() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "| | records per s | answers | p50 | p99 | p99.9 | longest | CPU s per million |",
                "|---|---:|---:|---:|---:|---:|---:|---:|"));
        for (Latency.Seen seen : latencies) {
            Latency.Quantiles millis = seen.millis();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,d | %.0f | %.0f | %.0f | %.0f | %.1f |",
                    seen.contender().title(),
                    seen.rate(),
                    millis.answers(),
                    millis.p50(),
                    millis.p99(),
                    millis.p999(),
                    millis.longest(),
                    seen.cpuSecondsPerMillion()));
        }
        return lines;
    }

    private static List<String> writtenTable(Contender contender, Figures figures) {
        List<String> lines = new ArrayList<>(
                List.of("", "### " + contender.title(), "", "| topic | bytes per record of the input |", "|---|---:|"));
        figures.writtenBytes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> lines.add(String.format(
                        Locale.ROOT, "| %s | %.1f |", entry.getKey(), (double) entry.getValue() / figures.records())));
        return lines;
    }

    private List<String> profile(Figures figures) {
        Path folder = Drain.folder(knobs, figures.contender(), figures.round());
        List<String> lines =
                new ArrayList<>(List.of("", "### " + figures.contender().title() + ", round " + figures.round()));
        lines.addAll(Profile.of(Profiler.stacks(folder)).markdown());
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
