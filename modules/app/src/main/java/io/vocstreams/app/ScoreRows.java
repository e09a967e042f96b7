package io.vocstreams.app;

import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
                scale(series.scale()),
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

    /** What there is of one series. */
    public record Stock(Series series, Set<WindowSize> sizes, long windows, Instant first, Instant last) {

        private Stock and(Score score) {
            Set<WindowSize> all = EnumSet.copyOf(sizes);
            all.add(score.key().size());
            Instant start = score.key().start();
            Instant end = score.windowEnd();
            return new Stock(
                    series, all, windows + 1, start.isBefore(first) ? start : first, end.isAfter(last) ? end : last);
        }
    }

    /** The series that the scores belong to, each once, in their order. */
    public static Collection<Stock> stocks(Collection<Score> scores) {
        Map<Series, Stock> stocks = new LinkedHashMap<>();
        scores.stream()
                .sorted(Comparator.comparing(score -> score.key().series().text()))
                .forEach(score -> stocks.merge(
                        score.key().series(),
                        new Stock(
                                score.key().series(),
                                EnumSet.of(score.key().size()),
                                1,
                                score.key().start(),
                                score.windowEnd()),
                        (known, one) -> known.and(score)));
        return stocks.values();
    }

    public static TextTable stockTable() {
        return new TextTable("METRIC", "SCALE", "BETTER", "BREAKDOWN", "SIZES", "WINDOWS", "FIRST", "LAST")
                .whole("METRIC", "SCALE", "BETTER", "BREAKDOWN");
    }

    public static void add(TextTable table, Stock stock) {
        Scale scale = stock.series().scale();
        table.row(
                scale.metric(),
                scale(scale),
                better(scale.polarity()),
                stock.series().breakdown(),
                stock.sizes().stream().map(WindowSize::text).collect(Collectors.joining(" ")),
                stock.windows(),
                stock.first(),
                stock.last());
    }

    public static Map<String, Object> view(Stock stock) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("metric", stock.series().scale().metric());
        view.put("scaleMin", stock.series().scale().min());
        view.put("scaleMax", stock.series().scale().max());
        view.put("polarity", stock.series().scale().polarity());
        view.put("breakdown", stock.series().breakdown());
        view.put("sizes", stock.sizes().stream().map(WindowSize::text).toList());
        view.put("windows", stock.windows());
        view.put("first", stock.first().toString());
        view.put("last", stock.last().toString());
        return view;
    }

    public static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String scale(Scale scale) {
        return scale.min() + "-" + scale.max();
    }

    private static String better(Polarity polarity) {
        return polarity == Polarity.HIGHER_IS_BETTER ? "higher" : "lower";
    }
}
