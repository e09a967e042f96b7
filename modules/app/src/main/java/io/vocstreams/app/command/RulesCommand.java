package io.vocstreams.app.command;

import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.app.rules.RuleRows;
import io.vocstreams.app.rules.RuleTrial;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.rules.RuleFile;
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

/** {@code voc rules}: whether a file of rules is right, and which cases it would open. */
@Command(
        name = "rules",
        description = "Checks files of rules for cases, and tries them on what a stack holds.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCommand.Check.class, RulesCommand.Try.class})
public final class RulesCommand {

    private RulesCommand() {}

    /** What both read. */
    static final class Files {

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file. Default: the rules that are shipped.")
        private @Nullable Path file;

        @Option(
                names = "--measures",
                paramLabel = "FILE",
                description = "The measures that rules may name. Default: those that are shipped.")
        private @Nullable Path measuresFile;

        @Option(
                names = "--calendar",
                paramLabel = "FILE",
                description = "When people work. Default: weekdays from 9 to 18, UTC.")
        private @Nullable Path calendarFile;

        @Option(
                names = "--departments",
                paramLabel = "FILE",
                description = "Who acts. Default: the departments that are shipped.")
        private String departmentFile = "";

        List<Measure> measures(KnownThemes themes) {
            return measuresFile == null ? MeasureFile.shipped() : MeasureFile.read(measuresFile, themes);
        }

        List<Rule> rules(List<Measure> measures, KnownThemes themes) {
            List<String> names = measures.stream().map(Measure::id).toList();
            return file == null ? RuleFile.shipped(names) : RuleFile.read(file, names, themes);
        }

        Departments departments(List<Rule> rules, KnownThemes themes) {
            return DepartmentFile.from(departmentFile, rules, themes);
        }

        BusinessCalendar calendar() {
            return calendarFile == null ? CalendarFile.shipped() : CalendarFile.read(calendarFile);
        }
    }

    /** {@code voc rules check}. */
    @Command(
            name = "check",
            description = "Reads a file of rules and says what is wrong with it, or what is in it.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Mixin
        private Files files = new Files();

        @Mixin
        private LexiconOption lexicon = new LexiconOption();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            KnownThemes themes = lexicon.themes();
            List<Rule> rules = files.rules(files.measures(themes), themes);
            files.departments(rules, themes);
            files.calendar();
            output.rows(rules, RuleRows::view, RuleRows.rules(), RuleRows::add);
            return 0;
        }
    }

    /** {@code voc rules try}. */
    @Command(
            name = "try",
            description =
                    "Shows which cases rules would open if nobody had acted: of one customer what triggers, when and"
                            + " why; else how many of each rule. Writes nothing. Of all customers it needs memory for"
                            + " all that voc.interactions.v1 holds.",
            mixinStandardHelpOptions = true)
    static final class Try implements Callable<Integer> {

        @Mixin
        private Files files = new Files();

        @Option(names = "--customer", paramLabel = "CUSTOMER", description = "Only this customer, case by case.")
        private @Nullable String customer;

        @Option(names = "--at", paramLabel = "INSTANT", description = "As of this time. Default: now.")
        private @Nullable Instant at;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            KnownThemes themes = LexiconOption.themes(settings);
            List<Measure> measures = files.measures(themes);
            List<Rule> rules = files.rules(measures, themes);
            ActionCatalogue catalogue = ActionCatalogues.from(settings.get(VocSettings.ACTIONS));
            RuleTrial trial = new RuleTrial(
                    new Triggers(rules, measures, catalogue, files.departments(rules, themes)),
                    files.calendar(),
                    catalogue,
                    VocSettings.journey(settings),
                    LexiconOption.voices(settings),
                    at == null ? Instant.now() : at);
            CustomerReader customers = CustomerReader.read(settings, customer);
            customers.noteUnreadable(output);
            if (customer == null) {
                printTotals(rules, trial, customers);
            } else {
                printCases(trial.of(customers.sets(), customer));
                customers.noteIfNothingIsHeld(output, customer);
            }
            return 0;
        }

        private void printCases(RuleTrial.Finding finding) {
            output.rows(finding.cases(), RuleRows::view, RuleRows.cases(), RuleRows::add);
            if (!output.isJson() && finding.atRisk() != null) {
                output.note("at risk until " + finding.atRisk().until() + " by "
                        + String.join(", ", finding.atRisk().latest().keySet()));
            }
        }

        private void printTotals(List<Rule> rules, RuleTrial trial, CustomerReader customers) {
            Map<String, RuleRows.Total> totals = new TreeMap<>();
            rules.forEach(rule -> totals.put(rule.id(), new RuleRows.Total()));
            long atRisk = 0;
            for (String customerId : customers.sets().customers()) {
                RuleTrial.Finding finding = trial.of(customers.sets(), customerId);
                finding.cases().forEach(opened -> totals.computeIfAbsent(
                                opened.opening().ruleId(), any -> new RuleRows.Total())
                        .add(opened));
                atRisk += finding.atRisk() == null ? 0 : 1;
            }
            output.rows(
                    totals.entrySet(),
                    total -> total.getValue().view(total.getKey()),
                    RuleRows.totals(),
                    (table, total) -> total.getValue().addTo(table, total.getKey()));
            output.note(atRisk + " customers are at risk");
        }
    }
}
