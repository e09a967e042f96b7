package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.ledger.Accounting;
import io.vocstreams.app.ledger.LedgerReport;
import io.vocstreams.app.ledger.LedgerReport.Kept;
import io.vocstreams.app.ledger.LedgerReport.Line;
import io.vocstreams.app.ledger.Repeats;
import io.vocstreams.app.ledger.Stillness;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc ledger}: what became of every record, and whether that agrees with the topics. */
@Command(
        name = "ledger",
        description = "Compares what the stages say became of each record with what the topics hold;"
                + " exits 1 if it does not add up, or was waited for in vain.",
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--wait",
            paramLabel = "PT1M",
            description = "Wait at most so long until nothing waits to be read and nothing is in flight.")
    private @Nullable Duration longest;

    @Option(
            names = "--settled",
            description =
                    "Look also whether anything still comes by the clock, such as a score that will be final; with"
                            + " --wait, wait until nothing does.")
    private boolean settled;

    @Option(names = "--partitions", description = "One line for each partition.")
    private boolean partitions;

    @Option(
            names = "--duplicates",
            description = "Show what the duplicates repeat: the same, another content, an older version. Reads all"
                    + " inputs once more, and keeps their ids in memory.")
    private boolean duplicates;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = connection.settings();
        try (Accounting accounting = new Accounting(settings);
                Stillness stillness = settled ? new Stillness(settings) : null) {
            Outcome outcome = longest == null ? now(accounting, stillness) : atRest(accounting, stillness, longest);
            Repeats repeats = duplicates ? accounting.repeats() : null;
            if (output.isJson()) {
                output.json(view(outcome, repeats));
            } else {
                print(outcome.report());
                if (repeats != null) {
                    print(repeats);
                }
                outcome.outstanding().forEach(what -> output.line("to come: " + what));
                output.line(verdict(outcome));
            }
            output.note(connection.place(settings));
            boolean waitedInVain = longest != null && !outcome.isWhatWasWaitedFor();
            return outcome.report().addsUp() && !waitedInVain ? 0 : 1;
        }
    }

    /**
     * What was found.
     *
     * @param outstanding what still comes by the clock; nothing if that was not asked
     */
    private record Outcome(LedgerReport report, List<String> outstanding) {

        boolean isWhatWasWaitedFor() {
            return report.atRest() && outstanding.isEmpty();
        }
    }

    private static Outcome now(Accounting accounting, @Nullable Stillness stillness) {
        return new Outcome(accounting.report(), stillness == null ? List.of() : stillness.outstanding(Instant.now()));
    }

    /** Time moves stages too, as when a source turns idle, so what was at rest may move again before it is reported. */
    private static Outcome atRest(Accounting accounting, @Nullable Stillness stillness, Duration longest)
            throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < deadline) {
            // The cheap questions first: a report reads all topics.
            if (accounting.isAtRest()
                    && (stillness == null
                            || stillness.outstanding(Instant.now()).isEmpty())) {
                Outcome outcome = now(accounting, stillness);
                if (outcome.isWhatWasWaitedFor()) {
                    return outcome;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return now(accounting, stillness);
    }

    private void print(LedgerReport report) {
        for (List<Line> stage : byStage(report).values()) {
            output.line(stage.get(0).stage().toUpperCase(Locale.ROOT));
            TextTable table = new TextTable(
                    "TOPIC", "READ", "ACCEPTED", "DUPLICATE", "REJECTED", "DEAD", "IN FLIGHT", "WAITING", "OFF");
            stage.forEach(line -> table.row(
                    line.partition() < 0 ? line.topic() : line.topic() + " " + line.partition(),
                    line.consumed(),
                    line.accepted(),
                    line.duplicate(),
                    line.rejected(),
                    line.deadLettered(),
                    line.inFlight(),
                    line.waiting(),
                    line.difference()));
            output.table(table);
            output.line("");
        }
        if (!report.kept().isEmpty()) {
            TextTable table = new TextTable("TOPIC", "OUTCOME", "LEDGER", "KEPT");
            report.kept().forEach(kept -> table.row(kept.topic(), outcome(kept), kept.ledger(), kept.records()));
            output.table(table);
            output.line("");
        }
        report.notes().forEach(note -> output.line("note: " + note));
        report.problems().forEach(problem -> output.line("wrong: " + problem));
    }

    private void print(Repeats repeats) {
        TextTable table = new TextTable("TOPIC", "DUPLICATES", "ARE", "FIRST");
        repeats.byTopic()
                .forEach((topic, kinds) -> kinds.forEach((kind, found) -> table.row(
                        topic, found.count(), kind.text(), found.examples().get(0))));
        output.table(table);
        output.line("");
    }

    private String verdict(Outcome outcome) {
        LedgerReport report = outcome.report();
        if (!report.addsUp()) {
            return "it does not add up";
        }
        String accounted = "every record is accounted for";
        if (!report.atRest()) {
            return accounted + ", as far as the stages have come; some still wait or are in flight";
        }
        String rest = accounted + ", and at rest: none waits, none is in flight";
        if (!settled) {
            return rest + ". Scores become final later, by the clock: --settled looks at that, too";
        }
        return rest + (outcome.outstanding().isEmpty() ? "; settled: nothing moves any more" : "; not settled");
    }

    private static String outcome(Kept kept) {
        String reason = kept.reason();
        return reason == null ? "dead letter" : reason;
    }

    private Map<String, List<Line>> byStage(LedgerReport report) {
        Map<String, Map<String, Line>> lines = new LinkedHashMap<>();
        report.lines().forEach(line -> lines.computeIfAbsent(line.stage(), any -> new LinkedHashMap<>())
                .merge(
                        partitions ? line.topic() + "/" + line.partition() : line.topic(),
                        partitions ? line : line.ofTopic(),
                        Line::plus));
        Map<String, List<Line>> byStage = new LinkedHashMap<>();
        lines.forEach((stage, byName) -> byStage.put(stage, List.copyOf(byName.values())));
        return byStage;
    }

    private Map<String, Object> view(Outcome outcome, @Nullable Repeats repeats) {
        LedgerReport report = outcome.report();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("addsUp", report.addsUp());
        view.put("atRest", report.atRest());
        if (settled) {
            view.put("settled", outcome.isWhatWasWaitedFor());
            view.put("toCome", outcome.outstanding());
        }
        view.put("partitions", report.lines());
        view.put("kept", report.kept());
        if (repeats != null) {
            Map<String, Map<String, Repeats.Found>> byTopic = new LinkedHashMap<>();
            repeats.byTopic().forEach((topic, kinds) -> {
                Map<String, Repeats.Found> byKind = new LinkedHashMap<>();
                kinds.forEach((kind, found) -> byKind.put(kind.key(), found));
                byTopic.put(topic, byKind);
            });
            view.put("duplicates", byTopic);
        }
        view.put("problems", report.problems());
        view.put("notes", report.notes());
        return view;
    }
}
