package io.vocstreams.app;

import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import java.util.Locale;
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

    /** Of milliseconds; a dash stands for none. */
    public static String seconds(@Nullable Double millis) {
        return millis == null ? "-" : String.format(Locale.ROOT, "%.0f s", millis / 1000);
    }
}
