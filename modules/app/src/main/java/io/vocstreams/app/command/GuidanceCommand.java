package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.app.guidance.GuidanceRows;
import io.vocstreams.app.guidance.GuidanceTrial;
import io.vocstreams.app.guidance.NoticeFile;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc guidance}: whether a file of rules for guidance is right, and whom it would tell what. */
@Command(
        name = "guidance",
        description = "Checks files of rules for guidance, and tries them on what a stack holds.",
        mixinStandardHelpOptions = true,
        subcommands = {GuidanceCommand.Check.class, GuidanceCommand.Try.class})
public final class GuidanceCommand {

    private GuidanceCommand() {}

    /** {@code voc guidance check}. */
    @Command(
            name = "check",
            description = "Reads a file of rules for guidance and says what is wrong with it, or what is in it.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The file of rules.")
        private Path file = Path.of("");

        @Mixin
        private LexiconOption lexicon = new LexiconOption();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            List<GuidanceRule> rules = GuidanceFile.read(file, lexicon.themes()).rules();
            output.rows(rules, GuidanceRows::view, GuidanceRows.rules(), GuidanceRows::add);
            return 0;
        }
    }

    /** {@code voc guidance try}. */
    @Command(
            name = "try",
            description =
                    "Shows whom rules would tell of operations, and why not others: of one customer each decision; else"
                            + " how many customers of each. Writes and sends nothing. Of all customers it needs memory"
                            + " for all that voc.interactions.v1 holds.",
            mixinStandardHelpOptions = true)
    static final class Try implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The file of rules.")
        private Path file = Path.of("");

        @Option(
                names = "--operations",
                paramLabel = "FILE",
                required = true,
                description = "What has happened that may concern customers.")
        private Path operations = Path.of("");

        @Option(names = "--customer", paramLabel = "CUSTOMER", description = "Only this customer.")
        private @Nullable String customer;

        @Option(names = "--at", paramLabel = "INSTANT", description = "As of this time. Default: now.")
        private @Nullable Instant at;

        @Option(
                names = "--consenting",
                description = "Take it that everybody consents to every purpose. Default: nobody does.")
        private boolean consenting;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            Instant now = at == null ? Instant.now() : at;
            GuidancePolicy rules = GuidanceFile.read(file, LexiconOption.themes(settings));
            GuidanceTrial trial = new GuidanceTrial(
                    rules,
                    ActionCatalogues.from(settings.get(VocSettings.ACTIONS)),
                    VocSettings.journey(settings),
                    LexiconOption.voices(settings),
                    NoticeFile.read(operations, now),
                    consenting,
                    now);
            CustomerReader customers = CustomerReader.read(settings, customer);
            customers.noteUnreadable(output);
            if (customer == null) {
                printTotals(trial, customers);
            } else {
                printDecisions(customer, trial, customers);
                customers.noteIfNothingIsHeld(output, customer);
            }
            return 0;
        }

        private void printDecisions(String customerId, GuidanceTrial trial, CustomerReader customers) {
            output.rows(
                    trial.of(customers.sets(), customerId),
                    decided -> GuidanceRows.view(customerId, decided),
                    GuidanceRows.decisions(),
                    GuidanceRows::add);
        }

        private void printTotals(GuidanceTrial trial, CustomerReader customers) {
            Map<GuidanceRows.Group, Long> totals = new TreeMap<>();
            for (String customerId : customers.sets().customers()) {
                trial.of(customers.sets(), customerId)
                        .forEach(decided -> totals.merge(GuidanceRows.Group.of(decided), 1L, Long::sum));
            }
            output.rows(
                    totals.entrySet(),
                    total -> total.getKey().view(total.getValue()),
                    GuidanceRows.totals(),
                    (table, total) -> total.getKey().addTo(table, total.getValue()));
        }
    }
}
