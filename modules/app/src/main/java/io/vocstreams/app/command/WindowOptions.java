package io.vocstreams.app.command;

import io.vocstreams.app.CsvRows;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.Stock;
import io.vocstreams.app.TextTable;
import io.vocstreams.model.score.AnySeries;
import io.vocstreams.platform.config.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which windows of scores or rates to print, and how: what the commands that list them have in common. */
final class WindowOptions {

    @Option(
            names = "--size",
            description = "Only this window size: PT1H, P1D, P1M, rolling-P7D or rolling-P28D;"
                    + " of the arms of experiments also rolling-P91D.")
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

    @Option(names = "--csv", description = "Print comma-separated values with a header, for a spreadsheet.")
    private boolean csv;

    @Option(
            names = "--watch",
            description = "Go on, and print each row again when it changes, until it is stopped. One that counts"
                    + " nothing any more is printed with N 0.")
    private boolean watch;

    @Option(names = "--list", description = "List the series there are, with what can be asked for, and no values.")
    private boolean list;

    /**
     * What is asked for.
     *
     * @param counts whether a row counts anything; one that does not equals an absent one
     * @param requireKnown refuses what is asked for where none of all rows has it
     * @param filter of what is printed
     */
    record Asked<V>(Predicate<V> counts, Consumer<List<V>> requireKnown, Predicate<V> filter) {}

    @Nullable
    String size() {
        return size;
    }

    @Nullable
    Instant from(ZoneId zone) {
        return from == null ? null : from.begin(zone);
    }

    @Nullable
    Instant to(ZoneId zone) {
        return to == null ? null : to.end(zone);
    }

    boolean isListing() {
        return list;
    }

    void requireOneForm(Output output) {
        output.requireOneForm(csv);
        if (list && (csv || watch)) {
            throw new InvalidUsage((csv ? "--csv" : "--watch") + ": prints values, and --list none");
        }
    }

    /**
     * Prints rows, as often as there are some to be printed.
     *
     * @param schema whose fields are the columns of CSV
     */
    <V> Consumer<List<V>> printer(
            Output output,
            String schema,
            Function<V, Map<String, Object>> view,
            TextTable table,
            BiConsumer<TextTable, V> row) {
        if (output.isJson()) {
            return rows -> rows.forEach(each -> output.json(view.apply(each)));
        }
        if (csv) {
            CsvRows lines = CsvRows.of(schema);
            output.line(lines.header());
            return rows -> rows.forEach(each -> output.line(lines.line(view.apply(each))));
        }
        return rows -> output.table(table, rows, row);
    }

    /** Prints the series there are. */
    static <S extends AnySeries> void print(
            Collection<Stock<S>> stocks,
            Output output,
            Function<Stock<S>, Map<String, Object>> view,
            TextTable table,
            BiConsumer<TextTable, Stock<S>> row) {
        if (output.isJson()) {
            stocks.forEach(stock -> output.json(view.apply(stock)));
        } else {
            output.table(table, stocks, row);
        }
    }

    /** Prints what there is and, if that is asked for, from then on what changes. */
    <V> void print(
            Listing<V> listing,
            Settings settings,
            Asked<V> asked,
            Output output,
            Consumer<List<V>> printer,
            String place) {
        Consumer<List<V>> changed =
                rows -> printer.accept(rows.stream().filter(asked.filter()).toList());
        Consumer<List<V>> whole = all -> {
            asked.requireKnown().accept(all);
            changed.accept(all);
            output.note(place);
        };
        if (watch) {
            listing.follow(settings, asked.counts(), output, whole, changed);
        } else {
            whole.accept(listing.read(settings, asked.counts(), output));
        }
    }
}
