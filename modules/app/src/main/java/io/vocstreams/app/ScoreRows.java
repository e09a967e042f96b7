package io.vocstreams.app;

import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores, and the series that they belong to, as rows of tables. */
public final class ScoreRows {

    private ScoreRows() {}

    public static TextTable table() {
        return new TextTable(
                        "METRIC",
                        "SCALE",
                        "BETTER",
                        "BREAKDOWN",
                        "SIZE",
                        "START",
                        "N",
                        "SCORE",
                        "LOW",
                        "HIGH",
                        "FINALITY",
                        "REV")
                .whole("METRIC", "SCALE", "BETTER", "SIZE", "START");
    }

    public static void add(TextTable table, Score score) {
        Series series = score.key().series();
        table.row(
                series.scale().metric(),
                series.scale().range(),
                better(series.scale().polarity()),
                series.breakdown(),
                score.key().size().text(),
                score.key().start(),
                score.responses(),
                number(score.score()),
                number(score.low()),
                number(score.high()),
                score.finality(),
                score.revision());
    }

    /** The series that the scores belong to, each once, in their order. */
    public static Collection<Stock<Series>> stocks(Collection<Score> scores) {
        return Stock.sum(scores.stream()
                .map(score -> Stock.of(
                        score.key().series(), score.key().size(), score.key().start(), score.windowEnd())));
    }

    public static TextTable stockTable() {
        return Stock.table("METRIC", "SCALE", "BETTER", "BREAKDOWN");
    }

    public static void add(TextTable table, Stock<Series> stock) {
        Scale scale = stock.series().scale();
        stock.addTo(
                table,
                scale.metric(),
                scale.range(),
                better(scale.polarity()),
                stock.series().breakdown());
    }

    public static Map<String, Object> view(Stock<Series> stock) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("metric", stock.series().scale().metric());
        series.put("scaleMin", stock.series().scale().min());
        series.put("scaleMax", stock.series().scale().max());
        series.put("polarity", stock.series().scale().polarity());
        series.put("breakdown", stock.series().breakdown());
        return stock.view(series);
    }

    public static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String better(Polarity polarity) {
        return polarity == Polarity.HIGHER_IS_BETTER ? "higher" : "lower";
    }
}
