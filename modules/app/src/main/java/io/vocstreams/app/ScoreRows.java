package io.vocstreams.app;

import io.vocstreams.model.score.Score;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scores as rows of a table. */
public final class ScoreRows {

    private ScoreRows() {}

    public static TextTable table() {
        return new TextTable("METRIC", "BREAKDOWN", "SIZE", "START", "N", "SCORE", "LOW", "HIGH", "FINALITY", "REV");
    }

    public static void add(TextTable table, Score score) {
        table.row(
                score.key().series().scale().metric(),
                score.key().series().breakdown(),
                score.key().size().text(),
                score.key().start(),
                score.responses(),
                number(score.score()),
                number(score.low()),
                number(score.high()),
                score.finality(),
                score.revision());
    }

    public static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
