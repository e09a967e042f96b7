package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.ScoreFilter;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.command.WindowOptions.Asked;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.time.ZoneId;
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

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        ZoneId zone = settings.get(VocSettings.TIME_ZONE);
        ScoreFilter filter = new ScoreFilter(metric, breakdown, windows.size(), windows.from(zone), windows.to(zone));
        windows.requireOneForm(output);
        windows.print(
                SCORES,
                settings,
                new Asked<>(ScoresCommand::counts, filter::requireKnown, filter),
                output,
                printer(),
                connection.place(settings));
        return 0;
    }

    /** Prints scores, as often as there are some to be printed. */
    private Consumer<List<Score>> printer() {
        return windows.isListing()
                ? scores -> WindowOptions.print(
                        ScoreRows.stocks(scores), output, ScoreRows::view, ScoreRows.stockTable(), ScoreRows::add)
                : windows.printer(output, "Score", Views::of, ScoreRows.table(), ScoreRows::add);
    }

    /** Scores that count nothing equal absent ones. */
    private static boolean counts(Score score) {
        return score.responses() + score.dismissed() + score.partial() > 0;
    }
}
