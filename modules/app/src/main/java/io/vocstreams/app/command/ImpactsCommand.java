package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.ScoreFilter;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.impacts.Homogeneity;
import io.vocstreams.app.impacts.RankedImpact;
import io.vocstreams.app.impacts.Ranking;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc impacts}: what each channel, store or touchpoint adds to a score. */
@Command(
        name = "impacts",
        description =
                "Ranks what each part adds to a score: the score less the score without the part. Parts whose 95 %%"
                        + " intervals overlap that of the first of their rank are tied.",
        mixinStandardHelpOptions = true)
public final class ImpactsCommand implements Callable<Integer> {

    private static final Listing<Score> SCORES =
            new Listing<>(Topics.SCORES, EdgeSerdes::scores, Comparator.comparing((Score score) -> score.key()
                    .text()));

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--metric", required = true, description = "NPS, CSAT, CES, RATING or TEXT.")
    private Metric metric = Metric.UNKNOWN;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "BREAKDOWN",
            description = "A breakdown of the scores, such as theme, channel, store or channel+action.")
    private String by = "";

    @Option(
            names = "--size",
            defaultValue = "rolling-P28D",
            description = "The window size: ${DEFAULT-VALUE} if not given.")
    private String size = "";

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "The window that ends then, or with that day. Default: the last one of each scale that has"
                    + " enough answers.")
    private @Nullable Moment end;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (metric == Metric.TEXT && Breakdown.isOverlapping(by)) {
            throw new InvalidUsage(
                    "--by " + by + ": a TEXT score by theme or function counts what is said of that alone,"
                            + " so it is no part of the score of all; NPS, CSAT, CES and RATING have such parts");
        }
        Settings settings = connection.settings();
        Instant endAt = end == null ? null : end.end(settings.get(VocSettings.TIME_ZONE));
        List<Score> scores = SCORES.read(settings, any -> true, output);
        new ScoreFilter(metric, by, size, null, null).requireKnown(scores);
        List<RankedImpact> ranked = new Ranking(metric, by, size, endAt).of(scores);
        if (ranked.isEmpty()) {
            output.note("no window of " + size + " has 30 answers and more than one part by " + by);
        }
        TextTable table =
                new TextTable("RANK", "PART", "N", "SHARE", "IMPACT", "LOW", "HIGH", "SCORE", "SCALE", "WINDOW END");
        output.rows(ranked, RankedImpact::view, table, (to, impact) -> impact.addTo(to));
        if (!output.isJson()) {
            // An answer that speaks of two themes would be in both: the test is for parts that do not overlap.
            if (!Breakdown.isOverlapping(by)) {
                noteSpread(ranked);
            }
        }
        return 0;
    }

    private void noteSpread(List<RankedImpact> ranked) {
        Map<Scale, List<Counts>> parts = new LinkedHashMap<>();
        for (RankedImpact one : ranked) {
            parts.computeIfAbsent(one.all().key().series().scale(), scale -> new ArrayList<>())
                    .add(one.part().counts());
        }
        parts.forEach((scale, counts) -> Homogeneity.of(scale, counts).ifPresent(found -> output.note(found.text())));
    }
}
