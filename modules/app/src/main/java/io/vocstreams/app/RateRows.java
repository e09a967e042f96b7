package io.vocstreams.app;

import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateSeries;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rates as rows of a table. */
public final class RateRows {

    private RateRows() {}

    public static TextTable table() {
        return new TextTable(
                        "MEASURE",
                        "VERSION",
                        "BREAKDOWN",
                        "SIZE",
                        "START",
                        "N",
                        "PENDING",
                        "GOOD",
                        "BAD",
                        "RATE",
                        "LOW",
                        "HIGH",
                        "P50",
                        "P90",
                        "FINALITY",
                        "REV")
                .whole("MEASURE", "SIZE", "START");
    }

    public static void add(TextTable table, Rate rate) {
        RateCounts counts = rate.counts();
        table.row(
                rate.key().series().measure(),
                rate.key().series().version(),
                rate.key().series().breakdown(),
                rate.key().size().text(),
                rate.key().start(),
                counts.opportunities(),
                counts.pending(),
                counts.successes(),
                counts.failures(),
                ScoreRows.number(rate.rate()),
                ScoreRows.number(rate.low()),
                ScoreRows.number(rate.high()),
                seconds(rate.p50()),
                seconds(rate.p90()),
                rate.finality(),
                rate.revision());
    }

    /** The series that the rates belong to, each once, in their order. */
    public static Collection<Stock<RateSeries>> stocks(Collection<Rate> rates) {
        return Stock.sum(rates.stream()
                .map(rate -> Stock.of(
                        rate.key().series(), rate.key().size(), rate.key().start(), rate.windowEnd())));
    }

    public static TextTable stockTable() {
        return Stock.table("MEASURE", "VERSION", "BREAKDOWN");
    }

    public static void add(TextTable table, Stock<RateSeries> stock) {
        RateSeries series = stock.series();
        stock.addTo(table, series.measure(), series.version(), series.breakdown());
    }

    public static Map<String, Object> view(Stock<RateSeries> stock) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("measure", stock.series().measure());
        series.put("version", stock.series().version());
        series.put("breakdown", stock.series().breakdown());
        return stock.view(series);
    }

    /** Of milliseconds; a dash stands for none. */
    public static String seconds(@Nullable Double millis) {
        return millis == null ? "-" : String.format(Locale.ROOT, "%.0f s", millis / 1000);
    }
}
