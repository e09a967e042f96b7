package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.app.measures.MeasureTrial;
import io.vocstreams.app.measures.TrialRows;
import io.vocstreams.app.measures.TrialViews;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc measures}: whether a file of measures is right, and what it would find. */
@Command(
        name = "measures",
        description = "Checks files of measures, and tries them on what a stack holds.",
        mixinStandardHelpOptions = true,
        subcommands = {MeasuresCommand.Check.class, MeasuresCommand.Try.class})
public final class MeasuresCommand {

    private MeasuresCommand() {}

    /** {@code voc measures check}. */
    @Command(
            name = "check",
            description = "Reads a file of measures and says what is wrong with it, or what is in it.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description = "The file. Default: the measures that are shipped.")
        private @Nullable Path file;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            List<Measure> measures = read(file, settings);
            ActionCatalogue catalogue = catalogue(settings);
            TextTable table =
                    new TextTable("MEASURE", "VERSION", "WITHIN", "EPISODE", "SAME", "GOOD", "SIZES", "BREAKDOWNS");
            for (Measure measure : measures) {
                if (output.isJson()) {
                    output.json(TrialViews.of(measure));
                }
                table.row(
                        measure.id(),
                        measure.version(),
                        TrialRows.text(measure.within()),
                        TrialRows.text(measure.episode()),
                        measure.same() == null ? "-" : measure.same(),
                        measure.good().name().toLowerCase(Locale.ROOT),
                        measure.sizes().stream().map(WindowSize::text).collect(Collectors.joining(" ")),
                        measure.breakdowns().stream().map(Breakdown::toString).collect(Collectors.joining(" ")));
            }
            if (!output.isJson()) {
                output.table(table);
            }
            measures.forEach(measure -> measure.actions().stream()
                    .filter(action -> !catalogue.actions().containsKey(action))
                    .forEach(action -> output.note(measure.id() + ": `" + action
                            + "` is not in the catalogue of actions; that is right if producers send it")));
            return 0;
        }
    }

    /** {@code voc measures try}. */
    @Command(
            name = "try",
            description = "Shows what measures find: of one customer which interactions opened, joined and closed what,"
                    + " and why; else the rates over all customers and all time. Writes nothing. Of all customers it"
                    + " needs memory for all that voc.interactions.v1 holds.",
            mixinStandardHelpOptions = true)
    static final class Try implements Callable<Integer> {

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description = "The file. Default: the measures that are shipped.")
        private @Nullable Path file;

        @Option(names = "--customer", paramLabel = "CUSTOMER", description = "Only this customer, step by step.")
        private @Nullable String customer;

        @Option(names = "--measure", paramLabel = "ID", description = "Only this measure.")
        private @Nullable String measureId;

        @Option(
                names = "--experiment",
                paramLabel = "ID=INSTANT",
                description = "An experiment that is planned, and when it starts. May be repeated.")
        private Map<String, Instant> experiments = new LinkedHashMap<>();

        @Option(names = "--at", paramLabel = "INSTANT", description = "As of this time. Default: now.")
        private @Nullable Instant at;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            List<Measure> measures = read(file, settings).stream()
                    .filter(measure -> measureId == null || measure.id().equals(measureId))
                    .toList();
            if (measures.isEmpty()) {
                throw new InvalidUsage("there is no measure `" + measureId + "`");
            }
            MeasureTrial trial = new MeasureTrial(
                    measures,
                    catalogue(settings),
                    VocSettings.journey(settings),
                    experiments,
                    LexiconOption.voices(settings),
                    at == null ? Instant.now() : at);
            CustomerReader customers = CustomerReader.read(settings, customer);
            customers.noteUnreadable(output);
            if (customer == null) {
                printRates(trial, customers);
            } else {
                printSteps(trial, customers, customer);
            }
            return 0;
        }

        private void printRates(MeasureTrial trial, CustomerReader customers) {
            output.rows(trial.rates(customers), TrialViews::of, TrialRows.rates(), TrialRows::add);
        }

        private void printSteps(MeasureTrial trial, CustomerReader customers, String customerId) {
            TextTable table = TrialRows.steps();
            for (MeasureTrial.Finding finding : trial.of(customers, customerId)) {
                if (output.isJson()) {
                    TrialViews.of(finding, trial.catalogue()).forEach(output::json);
                } else {
                    TrialRows.add(table, finding);
                }
            }
            if (!output.isJson()) {
                output.table(table);
            }
            customers.noteIfNothingIsHeld(output, customerId);
        }
    }

    private static List<Measure> read(@Nullable Path file, Settings settings) {
        return file == null ? MeasureFile.shipped() : MeasureFile.read(file, LexiconOption.themes(settings));
    }

    private static ActionCatalogue catalogue(Settings settings) {
        return ActionCatalogues.from(settings.get(VocSettings.ACTIONS));
    }
}
