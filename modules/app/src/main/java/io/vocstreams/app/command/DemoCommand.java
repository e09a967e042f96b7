package io.vocstreams.app.command;

import io.vocstreams.app.CaseRows;
import io.vocstreams.app.Connection;
import io.vocstreams.app.Json;
import io.vocstreams.app.Logs;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.demo.Board;
import io.vocstreams.app.demo.Demo;
import io.vocstreams.app.demo.SampleCheck.Line;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.child.FolderRemoval;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.Sample;
import io.vocstreams.replay.generate.Truth.TrueScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code voc demo}: the whole pipeline on this machine, with a sample whose true scores are known. */
@Command(
        name = "demo",
        description = "Runs everything on this machine, plays a generated sample, and compares what is published"
                + " with what is true.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Duration PLAYING = Duration.ofSeconds(20);
    private static final int SHOWN = 14;
    private static final int SHOWN_CASES = 5;

    /** All of the demonstration is gone when it ends. */
    private static final List<String> NEXT = List.of(
            "",
            "Next: a stack that stays, and the same kind of sample on it",
            "  voc up",
            "  voc generate --customers 100",
            "  voc scores --list            which scores there are; `voc scores` prints them",
            "  voc journeys C000002         what one customer did and said",
            "  voc cases                    what calls for somebody to act, and until when",
            "  voc ledger                   what became of every record",
            "  voc down --delete            stop it and delete its data",
            "Your own files: docs/replay.md");

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SampleOptions options = new SampleOptions();

    @Option(names = "--json", description = "Print the summary only, as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path work = Files.createTempDirectory("voc-demo-");
        Path log = connection.directory().resolve("demo.log");
        Files.createDirectories(connection.directory());
        Logs.toFile(log);
        say("starting a Kafka broker and a schema registry (log: " + log + ") ...");
        LocalStackOptions stackOptions = LocalStackOptions.onFreePorts(work.resolve("stack"));
        try (LocalStack stack = LocalStack.start(stackOptions, (component, state) -> {})) {
            Settings settings = settings(stack, work);
            LocalPipeline.prepare(settings);
            say("starting the stages ...");
            Sample sample = Generator.generate(options.generator());
            try (Pipeline pipeline = Pipeline.start(StageCatalogue.STAGES, settings);
                    Board board = Board.open(!json)) {
                say("playing " + sample.records().size() + " records of "
                        + sample.truth().journeys().size() + " customers ...");
                Demo.Result result = new Demo(settings, sample, options.end(), board).play(pipeline, PLAYING);
                return report(sample, result);
            }
        } finally {
            FolderRemoval.delete(work);
        }
    }

    private Settings settings(LocalStack stack, Path work) {
        Settings demo = Settings.of(Map.of(
                VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers(),
                VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl(),
                VocSettings.STATE_DIRECTORY.key(), work.resolve("state").toString(),
                // Nobody wants to watch half a minute of silence before the windows close.
                VocSettings.IDLE_TIMEOUT.key(), "PT5S",
                VocSettings.RATES_EMIT_INTERVAL.key(), "PT1S"));
        return VocSettings.checked(demo.overriddenBy(connection.chosen()));
    }

    private int report(Sample sample, Demo.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(view(sample, result)));
        } else {
            table(result.scores()).lines().forEach(out::println);
            out.printf(
                    "%n%d records in, %d score updates and %d journey updates out, %d live journeys;"
                            + " played in %d s, settled in %d s%n",
                    sample.records().size(),
                    result.scoreRecords(),
                    result.journeyRecords(),
                    result.journeys(),
                    result.playing().toSeconds(),
                    result.settling().toSeconds());
            out.printf(
                    "%n%d open cases, the most urgent first:%n",
                    result.openCases().size());
            cases(result.openCases()).lines().forEach(out::println);
            out.println();
            result.differences().stream().limit(SHOWN).forEach(out::println);
            out.println(
                    result.isTrue()
                            ? "all " + result.scores().size() + " scores and " + result.rates()
                                    + " rates, " + result.readings()
                                    + " readings, " + result.cases()
                                    + " cases, and journeys and refusals, are what is true"
                            : result.differences().size() + " differences from what is true");
        }
        if (!json) {
            NEXT.forEach(out::println);
        }
        out.flush();
        return result.isTrue() ? 0 : 1;
    }

    /** The newest windows of the totals; all others are in the JSON summary. */
    private static TextTable table(List<Line> lines) {
        TextTable table = new TextTable(
                "METRIC",
                "SCALE",
                "POLARITY",
                "7 DAYS FROM",
                "TRUE N",
                "N",
                "TRUE",
                "SCORE",
                "LOW",
                "HIGH",
                "FINALITY");
        List<Line> totals = lines.stream()
                .filter(line -> line.key().contains("|*|rolling-P7D|"))
                .sorted(Comparator.comparing(DemoCommand::start).reversed().thenComparing(Line::key))
                .toList();
        totals.stream().limit(SHOWN).forEach(line -> addTo(table, line));
        return table;
    }

    /** What somebody would act on now. */
    private static TextTable cases(List<Case> open) {
        TextTable table = CaseRows.table();
        open.stream().limit(SHOWN_CASES).forEach(one -> CaseRows.add(table, one));
        return table;
    }

    private static String start(Line line) {
        return line.key().substring(line.key().lastIndexOf('|') + 1);
    }

    private static void addTo(TextTable table, Line line) {
        List<String> key = List.of(line.key().split("\\|", -1));
        TrueScore truth = line.truth();
        Score score = line.published();
        table.row(
                key.get(0),
                key.get(1),
                key.get(2).startsWith("HIGHER") ? "higher" : "lower",
                start(line).substring(0, 10),
                truth == null ? "-" : truth.responses(),
                score == null ? "-" : score.responses(),
                ScoreRows.number(truth == null ? null : truth.score()),
                ScoreRows.number(score == null ? null : score.score()),
                ScoreRows.number(score == null ? null : score.low()),
                ScoreRows.number(score == null ? null : score.high()),
                score == null ? "-" : score.finality());
    }

    private static Map<String, Object> view(Sample sample, Demo.Result result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("equal", result.isTrue());
        view.put("records", sample.records().size());
        view.put("journeys", result.journeys());
        view.put("scoreUpdates", result.scoreRecords());
        view.put("journeyUpdates", result.journeyRecords());
        view.put("playedMillis", result.playing().toMillis());
        view.put("settledMillis", result.settling().toMillis());
        view.put(
                "rates",
                Map.of(
                        "compared",
                        result.rates(),
                        "equal",
                        result.rateDifferences().isEmpty()));
        view.put(
                "readings",
                Map.of(
                        "compared",
                        result.readings(),
                        "equal",
                        result.readingDifferences().isEmpty()));
        view.put(
                "cases",
                Map.of(
                        "compared",
                        result.cases(),
                        "equal",
                        result.caseDifferences().isEmpty(),
                        "open",
                        result.openCases().size()));
        view.put(
                "guidance",
                Map.of(
                        "compared",
                        result.guidance(),
                        "equal",
                        result.guidanceDifferences().isEmpty()));
        view.put("differences", result.differences());
        view.put("scores", result.scores().stream().map(DemoCommand::view).toList());
        return view;
    }

    private static Map<String, Object> view(Line line) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("key", line.key());
        view.put("true", line.truth());
        @Nullable Score published = line.published();
        view.put("published", published == null ? null : Views.of(published));
        return view;
    }

    private void say(String line) {
        if (!json) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
