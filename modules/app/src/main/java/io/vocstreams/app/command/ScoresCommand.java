package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.Views;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc scores}: the current scores. */
@Command(name = "scores", description = "Prints the current scores.", mixinStandardHelpOptions = true)
public final class ScoresCommand implements Callable<Integer> {

    private static final Comparator<Score> BY_KEY = Comparator.comparing(
                    (Score score) -> score.key().series().text())
            .thenComparing(score -> score.key().size())
            .thenComparing(score -> score.key().start());

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--metric", description = "Only this metric: ${COMPLETION-CANDIDATES}.")
    private @Nullable Metric metric;

    @Option(
            names = "--breakdown",
            description = "Only this breakdown: none, a dimension such as channel, or a value such as channel=WEB.")
    private @Nullable String breakdown;

    @Option(names = "--size", description = "Only this window size: PT1H, P1D, rolling-P7D or rolling-P28D.")
    private @Nullable String size;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Only windows that start at this time or later.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Only windows that end at this time or earlier.")
    private @Nullable Instant to;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        new Listing<>(Topics.SCORES, EdgeSerdes::scores, BY_KEY, Views::of, ScoreRows.table(), ScoreRows::add)
                .print(connection.settings(), this::isAskedFor, output);
        return 0;
    }

    /** Scores that count nothing equal absent ones. */
    private boolean isAskedFor(Score score) {
        return score.responses() + score.dismissed() + score.partial() > 0
                && (metric == null || score.key().series().scale().metric() == metric)
                && (breakdown == null || isOf(score.key().series().breakdown(), breakdown))
                && (size == null || score.key().size().text().equals(size))
                && (from == null || !score.key().start().isBefore(from))
                && (to == null || !score.windowEnd().isAfter(to));
    }

    private static boolean isOf(String actual, String asked) {
        if (asked.equals("none") || asked.equals("*")) {
            return actual.equals("*");
        }
        return asked.contains("=")
                ? actual.equals(asked)
                : actual.replaceAll("=[^,]*", "").replace(',', '+').equals(asked);
    }
}
