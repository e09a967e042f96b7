package io.vocstreams.app.command;

import io.vocstreams.app.BarChart;
import io.vocstreams.app.Connection;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.SentRecords;
import io.vocstreams.app.ledger.SendingOutcome;
import io.vocstreams.app.ledger.SendingWatch;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.replay.RecordSink;
import io.vocstreams.replay.ReplayContext;
import io.vocstreams.replay.ReplayPlan;
import io.vocstreams.replay.ReplaySummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        description = {
            "Publishes CSV files as touchpoints, feedback, links or profiles, by a mapping.",
            "Reads the files once to say what will happen, sends, and waits until the stages have decided about every"
                    + " record. Exit status 1 if any was refused."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    /** Longer than a stage takes to start, or to take over from one that died. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than stages that run need for a commit; where none runs, a person waits for it in vain. */
    private static final Duration PATIENCE_BEFORE = Duration.ofSeconds(15);

    @Mixin
    private Connection connection = new Connection();

    @Parameters(
            paramLabel = "MAPPING.yaml",
            description = "What the columns mean; docs/replay.md teaches to write one, `voc init` writes a first one.")
    private Path mapping = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Where the files are. Default: the mapping's folder.")
    private @Nullable Path data;

    @Option(names = "--dry-run", description = "Read and judge everything, publish nothing, print a profile.")
    private boolean dryRun;

    @Option(names = "--no-wait", description = "Send only; do not wait for what the stages decide.")
    private boolean noWait;

    @Option(names = "--show-values", description = "Quote the cells of refused rows in messages. They may be personal.")
    private boolean showValues;

    @Option(names = "--rate", paramLabel = "N", description = "At most so many records a second.")
    private @Nullable Integer rate;

    @Option(names = "--json", description = "The summary as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (rate != null) {
            Pace.require(rate);
        }
        ReplayPlan plan = data == null ? ReplayPlan.load(mapping) : ReplayPlan.load(mapping, data);
        Settings settings = connection.settings();
        ReplayReport report =
                new ReplayReport(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        if (dryRun) {
            ReplaySummary summary = run(plan, record -> {}, context(settings, Instant.MIN), "read");
            report.dryRun(summary);
            return summary.refusedCount() == 0 ? 0 : 1;
        }
        plan.check(context(settings, Instant.MIN));
        return noWait ? send(plan, settings, report) : sendAndWait(plan, settings, report);
    }

    private int send(ReplayPlan plan, Settings settings, ReplayReport report) {
        try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
            ReplaySummary summary = run(plan, paced(publisher), context(settings, Instant.MIN), "replay");
            publisher.flush();
            report.sent(summary);
            return summary.refusedCount() == 0 ? 0 : 1;
        }
    }

    private int sendAndWait(ReplayPlan plan, Settings settings, ReplayReport report) throws InterruptedException {
        ReplaySummary summary;
        SendingOutcome outcome;
        // The publisher first: it says at once if no broker answers.
        try (KafkaPublisher publisher = new KafkaPublisher(settings);
                SendingWatch watch = new SendingWatch(settings)) {
            long undecided = watch.awaitEarlier(PATIENCE_BEFORE, report::waitsFor);
            Instant watermark = watch.watermark();
            ReplayContext context = context(settings, watermark);
            report.willHappen(run(plan, record -> {}, context, "read"), watermark, undecided);
            watch.begin();
            summary = run(plan, paced(publisher), context, "replay");
            publisher.flush();
            outcome = await(watch, publisher.sent());
        }
        report.sentAndDecided(summary, outcome);
        return summary.refusedCount() == 0 && outcome.decided() && outcome.refusedInAll() == 0 ? 0 : 1;
    }

    private RecordSink paced(RecordSink sink) {
        return rate == null ? sink : Pace.of(rate, sink);
    }

    private ReplayContext context(Settings settings, Instant watermark) {
        return new ReplayContext(Instant.now(), settings.get(VocSettings.LATENESS_HORIZON), watermark, showValues);
    }

    private ReplaySummary run(ReplayPlan plan, RecordSink sink, ReplayContext context, String what) {
        ProgressBar bar = BarChart.of(what, plan.bytes(), " B");
        try {
            return plan.run(
                    sink,
                    (read, total, sent) -> {
                        if (bar != null) {
                            bar.maxHint(total).stepTo(read).setExtraMessage(sent + " records");
                        }
                    },
                    context);
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private static SendingOutcome await(SendingWatch watch, SentRecords sent) throws InterruptedException {
        ProgressBar bar = BarChart.of("decided", sent.count(), "");
        try {
            return watch.await(sent, PATIENCE, decided -> {
                if (bar != null) {
                    bar.stepTo(decided);
                }
            });
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
