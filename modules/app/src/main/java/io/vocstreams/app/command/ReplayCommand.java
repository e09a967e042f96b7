package io.vocstreams.app.command;

import io.vocstreams.app.Bars;
import io.vocstreams.app.Connection;
import io.vocstreams.app.Json;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.replay.RecordSink;
import io.vocstreams.replay.ReplayPlan;
import io.vocstreams.replay.ReplaySummary;
import io.vocstreams.replay.ReplaySummary.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code voc replay}: CSV files as records, by a mapping. */
@Command(
        name = "replay",
        description = "Publishes CSV files as touchpoints, feedback, links or profiles, by a mapping.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(
            paramLabel = "MAPPING.yaml",
            description = "What the columns mean; docs/replay.md teaches to write one.")
    private Path mapping = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Where the files are. Default: the mapping's folder.")
    private @Nullable Path data;

    @Option(names = "--dry-run", description = "Read and judge everything, publish nothing.")
    private boolean dryRun;

    @Option(names = "--rate", paramLabel = "N", description = "At most so many records a second.")
    private @Nullable Integer rate;

    @Option(names = "--json", description = "The summary as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (rate != null) {
            Pace.require(rate);
        }
        ReplayPlan plan = data == null ? ReplayPlan.load(mapping) : ReplayPlan.load(mapping, data);
        plan.check();
        ReplaySummary summary;
        if (dryRun) {
            summary = run(plan, record -> {});
        } else {
            try (KafkaPublisher publisher = new KafkaPublisher(connection.settings())) {
                summary = run(plan, publisher);
            }
        }
        report(summary);
        return summary.refusedCount() == 0 ? 0 : 1;
    }

    private ReplaySummary run(ReplayPlan plan, RecordSink sink) {
        ProgressBar bar = Bars.of("replay", plan.bytes(), " B");
        RecordSink paced = rate == null ? sink : Pace.of(rate, sink);
        try {
            return plan.run(
                    paced,
                    (read, total, sent) -> {
                        if (bar != null) {
                            bar.maxHint(total).stepTo(read).setExtraMessage(sent + " records");
                        }
                    },
                    Instant.now());
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private void report(ReplaySummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("rows", summary.rows());
            view.put("records", summary.records());
            view.put("skipped", counts(summary.skipped()));
            view.put("refused", counts(summary.refused()));
            view.put("willBeRefused", counts(summary.predicted()));
            out.println(Json.line(view));
            return;
        }
        TextTable table = new TextTable(dryRun ? "WOULD BE SENT TO" : "SENT TO", "RECORDS");
        summary.records().forEach(table::row);
        table.lines().forEach(out::println);
        out.println(summary.rows() + " rows read");
        print(out, "skipped", summary.skipped());
        print(out, "refused", summary.refused());
        print(out, "will be refused by the pipeline", summary.predicted());
    }

    private static Map<String, Long> counts(Map<?, Tally> tallies) {
        Map<String, Long> counts = new LinkedHashMap<>();
        tallies.forEach((reason, tally) -> counts.put(reason.toString(), tally.count()));
        return counts;
    }

    private static void print(PrintWriter out, String what, Map<?, Tally> tallies) {
        tallies.forEach((reason, tally) -> out.println(
                tally.count() + " " + what + ": " + reason + ", first " + String.join(", ", tally.examples())));
    }
}
