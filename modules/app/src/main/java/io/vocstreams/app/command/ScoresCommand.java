package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.ScoreFilter;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.Views;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc scores}: the current scores. */
@Command(name = "scores", description = "Prints the current scores.", mixinStandardHelpOptions = true)
public final class ScoresCommand implements Callable<Integer> {

    private static final Listing<Score> SCORES = new Listing<>(
            Topics.SCORES,
            EdgeSerdes::scores,
            Comparator.comparing((Score score) -> score.key().series().text())
                    .thenComparing(score -> score.key().size())
                    .thenComparing(score -> score.key().start()));

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--metric", description = "Only this metric: ${COMPLETION-CANDIDATES}.")
    private @Nullable Metric metric;

    @Option(
            names = "--breakdown",
            description = "Only this breakdown: none, dimensions such as channel or channel+stage, or a value such as"
                    + " channel=WEB, channel=WEB,stage=PURCHASE or experiment=method/online (EXPERIMENT/VARIANT)."
                    + " In a value, %%, |, comma and = are written %%25, %%7C, %%2C and %%3D.")
    private @Nullable String breakdown;

    @Option(names = "--size", description = "Only this window size: PT1H, P1D, P1M, rolling-P7D or rolling-P28D.")
    private @Nullable String size;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only windows that start at this time or later: a day such as 2026-11-22, or a time.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Only windows that end at this time or earlier; a day is meant with all its hours.")
    private @Nullable Moment to;

    @Option(names = "--list", description = "List the series there are, with what can be asked for, and no scores.")
    private boolean list;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        ZoneId zone = settings.get(VocSettings.TIME_ZONE);
        ScoreFilter filter = new ScoreFilter(
                metric, breakdown, size, from == null ? null : from.begin(zone), to == null ? null : to.end(zone));
        List<Score> all = SCORES.read(settings, ScoresCommand::counts, output);
        filter.requireKnown(all);
        List<Score> asked = all.stream().filter(filter).toList();
        if (list) {
            print(ScoreRows.stocks(asked));
        } else if (output.isJson()) {
            asked.forEach(score -> output.json(Views.of(score)));
        } else {
            output.table(ScoreRows.table(), asked, ScoreRows::add);
        }
        output.note(connection.place(settings));
        return 0;
    }

    private void print(Collection<ScoreRows.Stock> stocks) {
        if (output.isJson()) {
            stocks.forEach(stock -> output.json(Views.of(stock)));
        } else {
            output.table(ScoreRows.stockTable(), stocks, ScoreRows::add);
        }
    }

    /** Scores that count nothing equal absent ones. */
    private static boolean counts(Score score) {
        return score.responses() + score.dismissed() + score.partial() > 0;
    }
}
