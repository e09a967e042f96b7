package io.vocstreams.app.command;

import io.vocstreams.app.Choices;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.redrive.FixFile;
import io.vocstreams.app.redrive.Redrive;
import io.vocstreams.app.redrive.RedriveSummary.Line;
import io.vocstreams.app.redrive.Selection;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc redrive}: refused records back to where they came from. */
@Command(
        name = "redrive",
        description = "Sends refused records back to their topics, with their key, value and headers; what was sent"
                + " before is left out.",
        mixinStandardHelpOptions = true)
public final class RedriveCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--reason",
            split = ",",
            description = "Only these reasons: ${COMPLETION-CANDIDATES}. May be repeated.")
    private List<RejectReason> reasons = new ArrayList<>();

    @Option(names = "--topic", split = ",", description = "Only records of these topics. May be repeated.")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only what was refused at this time or later: a day such as 2026-11-22, or a time.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Only what was refused before this time; a day is meant with all its hours.")
    private @Nullable Moment until;

    @Option(names = "--key", paramLabel = "TEXT", description = "Only records with this key.")
    private @Nullable String key;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
    private @Nullable Long limit;

    @Option(names = "--again", description = "Also what was sent before and refused again.")
    private boolean again;

    @Option(
            names = "--fix",
            paramLabel = "FILE.yaml",
            description = "Change fields on the way; docs/ledger.md says how.")
    private @Nullable Path fix;

    @Option(names = "--dry-run", description = "Choose, fix and count, send nothing.")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new InvalidUsage("--limit: " + limit + " is not a number from 1");
        }
        FixFile fixes = fix == null ? null : FixFile.load(fix);
        requireKnownTopics();
        Settings settings = connection.settings();
        Selection selection = selection(settings.get(VocSettings.TIME_ZONE));
        Redrive.Manner manner = new Redrive.Manner(dryRun, again, limit == null ? Long.MAX_VALUE : limit);
        List<Line> lines;
        try (Redrive redrive = new Redrive(settings, fixes)) {
            lines = redrive.run(selection, manner).lines();
        }
        if (output.isJson()) {
            output.json(view(lines));
        } else {
            print(lines);
        }
        return 0;
    }

    private Selection selection(ZoneId zone) {
        Instant first = from == null ? null : from.begin(zone);
        Instant end = until == null ? null : until.end(zone);
        if (first != null && end != null && !first.isBefore(end)) {
            throw new InvalidUsage("--from: " + first + " is not before --to " + end);
        }
        return new Selection(Set.copyOf(reasons), Set.copyOf(topics), first, end, key);
    }

    private void requireKnownTopics() {
        List<String> known =
                TopicCatalogue.load().topics().stream().map(TopicSpec::name).toList();
        for (String topic : topics) {
            if (!known.contains(topic)) {
                throw Choices.unknown("--topic", topic, known, "docs/topics.md");
            }
        }
    }

    private void print(List<Line> lines) {
        TextTable table = new TextTable(
                "TOPIC",
                "REASON",
                dryRun ? "WOULD SEND" : "SENT",
                "FIXED",
                "SENT BEFORE",
                "REFUSED AGAIN",
                "NOT WHOLE");
        lines.forEach(line -> table.row(
                line.topic(),
                line.reason(),
                line.sent(),
                line.fixed(),
                line.sentBefore(),
                line.refusedAgain(),
                line.notWhole()));
        output.table(table);
        long sent = lines.stream().mapToLong(Line::sent).sum();
        long notWhole = lines.stream().mapToLong(Line::notWhole).sum();
        if (notWhole > 0) {
            output.line("not whole: " + notWhole + " records were too large, and only their heads are kept;"
                    + " their producers have to send them again, smaller");
        }
        output.line(sent + (dryRun ? " records would be sent" : " records sent"));
    }

    private Map<String, Object> view(List<Line> lines) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("dryRun", dryRun);
        view.put("sent", lines.stream().mapToLong(Line::sent).sum());
        view.put("lines", lines);
        return view;
    }
}
