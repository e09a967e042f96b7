package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.CsvRows;
import io.vocstreams.app.Output;
import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.app.guidance.GuidanceRows;
import io.vocstreams.app.guidance.GuidanceTrial;
import io.vocstreams.app.guidance.NoticeFile;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc guidance}: who is told what happens in operations, and whom a file of rules would tell. */
@Command(
        name = "guidance",
        description =
                "Prints who is told what happens in operations, and why others are not; checks files of rules, and"
                        + " tries them on what a stack holds.",
        mixinStandardHelpOptions = true,
        subcommands = {GuidanceCommand.Check.class, GuidanceCommand.Try.class})
public final class GuidanceCommand implements Callable<Integer> {

    private static final Listing<GuidanceRow> GUIDANCE = new Listing<>(
            Topics.GUIDANCE,
            EdgeSerdes::guidance,
            Comparator.comparing((GuidanceRow row) -> row.content().decidedAt())
                    .thenComparing(row -> row.content().guidanceId()));

    @Option(names = "--customer", description = "Only what this customer is told.")
    private @Nullable String customer;

    @Option(names = "--operation", description = "Only of this operation, by its id.")
    private @Nullable String operation;

    @Option(names = "--rule", description = "Only by this rule, by its id.")
    private @Nullable String rule;

    @Option(names = "--decision", description = "Only these: ${COMPLETION-CANDIDATES}.", split = ",")
    private Set<Decision> decisions = Set.of();

    @Option(names = "--csv", description = "Print comma-separated values with a header, for a spreadsheet.")
    private boolean csv;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        output.requireOneForm(csv);
        Settings settings = connection.settings();
        List<GuidanceRow> asked = GUIDANCE.read(settings, row -> isAskedFor(row.content()), output);
        if (csv) {
            CsvRows rows = CsvRows.of("Guidance");
            output.line(rows.header());
            asked.forEach(row -> output.line(rows.line(GuidanceRows.line(row))));
        } else {
            output.rows(asked, Views::of, GuidanceRows.published(), GuidanceRows::add);
        }
        output.note(connection.place(settings));
        return 0;
    }

    private boolean isAskedFor(GuidanceRow.Content content) {
        return (customer == null || content.customerId().equals(customer))
                && (operation == null || content.operationId().equals(operation))
                && (rule == null || content.ruleId().equals(rule))
                && (decisions.isEmpty() || decisions.contains(content.decision()));
    }

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
