package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.CsvRows;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.ScoreFilter;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

    @Option(names = "--csv", description = "Print comma-separated values with a header, for a spreadsheet.")
    private boolean csv;

    @Option(
            names = "--watch",
            description = "Go on, and print each score again when it changes, until it is stopped. One that counts"
                    + " nothing any more is printed with N 0.")
    private boolean watch;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        ZoneId zone = settings.get(VocSettings.TIME_ZONE);
        ScoreFilter filter = new ScoreFilter(
                metric, breakdown, size, from == null ? null : from.begin(zone), to == null ? null : to.end(zone));
        requireOneForm();
        Consumer<List<Score>> printer = printer();
        Consumer<List<Score>> whole = all -> {
            filter.requireKnown(all);
            printer.accept(all.stream().filter(filter).toList());
            output.note(connection.place(settings));
        };
        if (watch) {
            SCORES.follow(
                    settings,
                    ScoresCommand::counts,
                    output,
                    whole,
                    changed -> printer.accept(changed.stream().filter(filter).toList()));
        } else {
            whole.accept(SCORES.read(settings, ScoresCommand::counts, output));
        }
        return 0;
    }

    private void requireOneForm() {
        if (csv && output.isJson()) {
            throw new InvalidUsage("--csv: cannot be combined with --json");
        }
        if (list && (csv || watch)) {
            throw new InvalidUsage((csv ? "--csv" : "--watch") + ": prints scores, and --list none");
        }
    }

    /** Prints scores, as often as there are some to be printed. */
    private Consumer<List<Score>> printer() {
        if (list) {
            return scores -> print(ScoreRows.stocks(scores));
        }
        if (output.isJson()) {
            return scores -> scores.forEach(score -> output.json(Views.of(score)));
        }
        if (csv) {
            CsvRows rows = CsvRows.of("Score");
            output.line(rows.header());
            return scores -> scores.forEach(score -> output.line(rows.line(Views.of(score))));
        }
        TextTable table = ScoreRows.table();
        return scores -> output.table(table, scores, ScoreRows::add);
    }

    private void print(Collection<ScoreRows.Stock> stocks) {
        if (output.isJson()) {
            stocks.forEach(stock -> output.json(ScoreRows.view(stock)));
        } else {
            output.table(ScoreRows.stockTable(), stocks, ScoreRows::add);
        }
    }

    /** Scores that count nothing equal absent ones. */
    private static boolean counts(Score score) {
        return score.responses() + score.dismissed() + score.partial() > 0;
    }
}
