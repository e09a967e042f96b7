package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.CsvRows;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.RateFilter;
import io.vocstreams.app.RateRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.score.Rate;
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

/** {@code voc rates}: what followed, how often and how fast. */
@Command(name = "rates", description = "Prints the current rates of measures.", mixinStandardHelpOptions = true)
public final class RatesCommand implements Callable<Integer> {

    private static final Listing<Rate> RATES = new Listing<>(
            Topics.RATES,
            EdgeSerdes::rates,
            Comparator.comparing((Rate rate) -> rate.key().series().text())
                    .thenComparing(rate -> rate.key().size())
                    .thenComparing(rate -> rate.key().start()));

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--measure", description = "Only this measure, by its id.")
    private @Nullable String measure;

    @Option(
            names = "--breakdown",
            description = "Only this breakdown: none, dimensions such as channel or channel+action, or a value such as"
                    + " channel=WEB or path=WEB>STORE. In a value, %%, |, comma and = are written %%25, %%7C, %%2C and"
                    + " %%3D.")
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

    @Option(names = "--csv", description = "Print comma-separated values with a header, for a spreadsheet.")
    private boolean csv;

    @Option(
            names = "--watch",
            description = "Go on, and print each rate again when it changes, until it is stopped. One that counts"
                    + " nothing any more is printed with N 0.")
    private boolean watch;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        ZoneId zone = settings.get(VocSettings.TIME_ZONE);
        RateFilter filter = new RateFilter(
                measure, breakdown, size, from == null ? null : from.begin(zone), to == null ? null : to.end(zone));
        if (csv && output.isJson()) {
            throw new InvalidUsage("--csv: cannot be combined with --json");
        }
        Consumer<List<Rate>> printer = printer();
        Consumer<List<Rate>> whole = all -> {
            filter.requireKnown(all);
            printer.accept(all.stream().filter(filter).toList());
            output.note(connection.place(settings));
        };
        if (watch) {
            RATES.follow(
                    settings,
                    RatesCommand::counts,
                    output,
                    whole,
                    changed -> printer.accept(changed.stream().filter(filter).toList()));
        } else {
            whole.accept(RATES.read(settings, RatesCommand::counts, output));
        }
        return 0;
    }

    /** Prints rates, as often as there are some to be printed. */
    private Consumer<List<Rate>> printer() {
        if (output.isJson()) {
            return rates -> rates.forEach(rate -> output.json(Views.of(rate)));
        }
        if (csv) {
            CsvRows rows = CsvRows.of("Rate");
            output.line(rows.header());
            return rates -> rates.forEach(rate -> output.line(rows.line(Views.of(rate))));
        }
        TextTable table = RateRows.table();
        return rates -> output.table(table, rates, RateRows::add);
    }

    private static boolean counts(Rate rate) {
        return !rate.counts().isNothing();
    }
}
