package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.RateFilter;
import io.vocstreams.app.RateRows;
import io.vocstreams.app.command.WindowOptions.Asked;
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

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        ZoneId zone = settings.get(VocSettings.TIME_ZONE);
        RateFilter filter = new RateFilter(measure, breakdown, windows.size(), windows.from(zone), windows.to(zone));
        windows.requireOneForm(output);
        windows.print(
                RATES,
                settings,
                new Asked<>(rate -> !rate.counts().isNothing(), filter::requireKnown, filter),
                output,
                printer(),
                connection.place(settings));
        return 0;
    }

    /** Prints rates, as often as there are some to be printed. */
    private Consumer<List<Rate>> printer() {
        return windows.isListing()
                ? rates -> WindowOptions.print(
                        RateRows.stocks(rates), output, RateRows::view, RateRows.stockTable(), RateRows::add)
                : windows.printer(output, "Rate", Views::of, RateRows.table(), RateRows::add);
    }
}
