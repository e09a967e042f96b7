package io.vocstreams.bench.harness;

import io.vocstreams.bench.input.InputSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command: loads the input once, lets the contenders run in turn, and writes the report. */
@Command(
        name = "benchmarks/run",
        description = "Measures the pipeline beside the floor, the plain DSL and Flink, on one broker.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class Benchmark implements Callable<Integer> {

    @Option(names = "--touchpoints", defaultValue = "1000000", description = "Touchpoints of the input.")
    private int touchpoints;

    @Option(names = "--responses", defaultValue = "50000", description = "Responses of the input.")
    private int responses;

    @Option(names = "--customers", defaultValue = "100000", description = "Customers of the input.")
    private int customers;

    @Option(names = "--disorder", defaultValue = "0.1", description = "Share of events that arrive late.")
    private double disorder;

    @Option(names = "--duplicates", defaultValue = "0.02", description = "Share of events that arrive twice.")
    private double duplicates;

    @Option(
            names = "--anonymous",
            defaultValue = "0.2",
            description = "Share of web and app touchpoints that carry a cookie or device only.")
    private double anonymous;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same input.")
    private long seed;

    @Option(names = "--partitions", defaultValue = "4", description = "Partitions of every topic.")
    private int partitions;

    @Option(names = "--repeat", defaultValue = "5", description = "Runs of each contender.")
    private int repeat;

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "FLOOR,OURS,OURS_UNMEASURED,DSL,FLINK,OURS_SUBSET",
            description = "Who runs: ${COMPLETION-CANDIDATES}.")
    private List<Contender> contenders = List.of();

    @Option(names = "--threads", defaultValue = "2", description = "Threads of the DSL, parallelism of Flink.")
    private int threads;

    @Option(names = "--commit", defaultValue = "PT0.1S", description = "Commit interval of the Kafka clients.")
    private Duration commit = Duration.ZERO;

    @Option(names = "--checkpoint", defaultValue = "PT1S", description = "Checkpoint interval of Flink.")
    private Duration checkpoint = Duration.ZERO;

    @Option(
            names = "--emit",
            defaultValue = "PT0.1S",
            description = "Shortest time between two updates of a score while latency is measured.")
    private Duration emit = Duration.ZERO;

    @Option(
            names = "--jvm",
            defaultValue = "-Xms1536m -Xmx1536m -XX:+UseParallelGC -XX:+UseTransparentHugePages",
            description = "JVM arguments of all.")
    private String jvm = "";

    @Option(names = "--latency", defaultValue = "PT60S", description = "How long latency is measured; PT0S: not.")
    private Duration latency = Duration.ZERO;

    @Option(names = "--warm-up", defaultValue = "PT30S", description = "Before latency is measured.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of ours, to try what it brings.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Records a second while latency is measured; 0: half of what the contender drained.")
    private double rate;

    @Option(
            names = "--profile",
            description = "Say where the CPU time of each process goes, native code included (changes the figures).")
    private boolean profile;

    @Option(names = "--directory", defaultValue = "benchmarks/target/report", description = "Where the report goes.")
    private Path directory = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof BenchmarkFailure)) {
                        throw failure;
                    }
                    command.getErr().println("benchmark: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        BenchmarkOptions knobs = knobs();
        Machine machine = Machine.present();
        Folders.delete(knobs.directory());
        List<Figures> drains = new ArrayList<>();
        List<Latency.Seen> latencies = new ArrayList<>();
        try (Cluster cluster = Cluster.start(knobs.directory().resolve("stack"), partitions)) {
            LoadedInput input = LoadedInput.into(cluster, knobs.input());
            say("input: %,d records, %,d bytes in the logs", input.records(), input.logBytes());
            Drain drain = new Drain(cluster, input, knobs);
            for (int round = 1; round <= repeat; round++) {
                for (Contender contender : contenders) {
                    Figures figures = drain.run(contender, round);
                    drains.add(figures);
                    say(
                            "%-22s round %d: %,8.0f records/s, %6.1f CPU s per million, %5.2f bytes per input byte",
                            contender.title(),
                            round,
                            figures.recordsPerSecond(),
                            figures.cpuSecondsPerMillion(),
                            figures.bytesPerInputByte());
                }
                // Whatever becomes of the rest, which may take hours.
                new BenchmarkReport(knobs, machine, drains, latencies).write();
            }
            if (!latency.isZero()) {
                latencies.addAll(latencies(cluster, knobs, drains));
            }
        }
        new BenchmarkReport(knobs, machine, drains, latencies).write();
        say("report: %s", knobs.directory().resolve("report.md"));
        return 0;
    }

    private List<Latency.Seen> latencies(Cluster cluster, BenchmarkOptions knobs, List<Figures> drains) {
        Map<Contender, List<Double>> rates = new EnumMap<>(Contender.class);
        drains.forEach(figures -> rates.computeIfAbsent(figures.contender(), any -> new ArrayList<>())
                .add(figures.recordsPerSecond()));
        List<Latency.Seen> latencies = new ArrayList<>();
        rates.forEach((contender, seen) -> {
            // The floor makes no scores.
            if (contender != Contender.FLOOR) {
                Latency.Seen found = new Latency(cluster, knobs)
                        .run(contender, rate > 0 ? rate : Spread.of(seen).median() / 2);
                latencies.add(found);
                say(
                        "%-22s at %,.0f records/s: p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms of %,d answers",
                        contender.title(),
                        found.rate(),
                        found.millis().p50(),
                        found.millis().p99(),
                        found.millis().p999(),
                        found.millis().answers());
            }
        });
        return latencies;
    }

    private BenchmarkOptions knobs() {
        return new BenchmarkOptions(
                new InputSize(touchpoints, responses, customers, disorder, duplicates, anonymous, seed),
                partitions,
                repeat,
                contenders,
                threads,
                commit,
                checkpoint,
                emit,
                Arrays.asList(jvm.split(" +", -1)),
                latency,
                warmUp,
                profile,
                settings,
                directory.toAbsolutePath().normalize());
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
