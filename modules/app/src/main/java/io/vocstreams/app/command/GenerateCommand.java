package io.vocstreams.app.command;

import io.vocstreams.app.BarChart;
import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Json;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.replay.RecordSink;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import io.vocstreams.replay.generate.LiveSample;
import io.vocstreams.replay.generate.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code voc generate}: sample data whose true scores are known. */
@Command(
        name = "generate",
        description = "Publishes a generated sample of all channels whose true scores are known.",
        mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {

    private static final int USUAL_RATE = 20;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SampleOptions options = new SampleOptions();

    @Option(names = "--truth", paramLabel = "FILE", description = "Write the true scores there, as JSON.")
    private @Nullable Path truth;

    @Option(
            names = "--live",
            description = "Publish samples one after the other, as if they happened now, until stopped.")
    private boolean live;

    @Option(names = "--rate", paramLabel = "N", description = "So many records a second; with --live. Default: 20.")
    private @Nullable Integer rate;

    @Option(names = "--dry-run", description = "Generate, publish nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "The summary as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (rate != null && !live) {
            throw new InvalidUsage("--rate needs --live: a sample of the past is published at once");
        }
        if (live) {
            playOn(rate == null ? USUAL_RATE : rate);
        }
        Sample sample = Generator.generate(options.generator());
        if (truth != null) {
            write(sample, truth);
        }
        if (!dryRun) {
            publish(sample);
        }
        Map<String, Long> counts = sample.records().stream()
                .collect(Collectors.groupingBy(InputRecord::topic, TreeMap::new, Collectors.counting()));
        if (!sample.improvements().isEmpty()) {
            counts.put(Topics.IMPROVEMENT_ACTIONS, (long) sample.improvements().size());
        }
        if (!sample.notices().isEmpty()) {
            counts.put(Topics.OPERATIONS, (long) sample.notices().size());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("records", counts);
            view.put("mustBeRefused", sample.truth().refused());
            view.put("trueScores", sample.truth().scores().size());
            out.println(Json.line(view));
        } else {
            TextTable table = new TextTable(dryRun ? "WOULD BE SENT TO" : "SENT TO", "RECORDS");
            counts.forEach(table::row);
            table.lines().forEach(out::println);
        }
        return 0;
    }

    /** Until the process is asked to stop. */
    private void playOn(int perSecond) {
        if (truth != null || dryRun || json) {
            throw new InvalidUsage("--live ends never: it has no --truth, no --dry-run and no --json");
        }
        Pace.require(perSecond);
        GeneratorOptions generator = options.generator();
        try (KafkaPublisher publisher = new KafkaPublisher(connection.settings())) {
            RecordSink sink = Pace.of(perSecond, publisher);
            while (true) {
                LiveSample.records(generator, Instant.now(), perSecond).forEach(sink::accept);
                generator = generator.withSeed(generator.seed() + 1);
            }
        }
    }

    private void publish(Sample sample) {
        ProgressBar bar = BarChart.of("generate", sample.records().size(), " records");
        try (KafkaPublisher publisher = new KafkaPublisher(connection.settings())) {
            sample.improvements().forEach(publisher::accept);
            sample.notices().forEach(publisher::accept);
            for (InputRecord record : sample.records()) {
                publisher.accept(record);
                if (bar != null) {
                    bar.step();
                }
            }
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private static void write(Sample sample, Path file) {
        try {
            Files.writeString(file, Json.line(sample.truth()) + "\n");
        } catch (IOException failure) {
            throw new CommandFailure("--truth: cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }
}
