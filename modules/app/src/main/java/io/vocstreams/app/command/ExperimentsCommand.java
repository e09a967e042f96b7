package io.vocstreams.app.command;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.experiments.PlanFile;
import io.vocstreams.app.experiments.PublishedArms;
import io.vocstreams.app.experiments.ReadoutRows;
import io.vocstreams.app.experiments.SentPlans;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.domain.counting.PlanRules;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc experiments}: what is to be found out, and what it shows. */
@Command(
        name = "experiments",
        description = "Prints what experiments show: each variant compared with the control, by an interval that holds"
                + " at every look. `plan`, `retract` and `list` are for their plans.",
        mixinStandardHelpOptions = true,
        subcommands = {ExperimentsCommand.Plan.class, ExperimentsCommand.Retract.class, ExperimentsCommand.Listed.class
        })
public final class ExperimentsCommand implements Callable<Integer> {

    private static final Listing<Experiment> EXPERIMENTS = new Listing<>(
            Topics.EXPERIMENTS, EdgeSerdes::experiments, Comparator.comparing((Experiment one) -> one.plan()
                    .experimentId()));
    private static final Listing<Score> SCORES =
            new Listing<>(Topics.SCORES, EdgeSerdes::scores, Comparator.comparing((Score score) -> score.key()
                    .text()));
    private static final Listing<Rate> RATES =
            new Listing<>(Topics.RATES, EdgeSerdes::rates, Comparator.comparing((Rate rate) -> rate.key()
                    .text()));

    @Option(names = "--experiment", description = "Only this one, by its id.")
    private @Nullable String experiment;

    @Option(names = "--csv", description = "Print comma-separated values with a header: a line for each variant.")
    private boolean csv;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        output.requireOneForm(csv);
        Settings settings = connection.settings();
        Days days = new Days(settings.get(VocSettings.TIME_ZONE));
        LocalDate today = LocalDate.ofEpochDay(days.dayOf(Instant.now()));
        List<Experiment> asked = EXPERIMENTS.read(
                settings,
                one -> experiment == null || experiment.equals(one.plan().experimentId()),
                output);
        if (experiment != null && asked.isEmpty()) {
            throw new CommandFailure("no experiment `" + experiment + "` is there");
        }
        PublishedArms arms = new PublishedArms(
                SCORES.read(settings, score -> score.key().size() == Readout.SIZE, output),
                RATES.read(settings, rate -> rate.key().size() == Readout.SIZE, output));
        List<ReadoutRows> rows = asked.stream()
                .map(one -> new ReadoutRows(one, Readout.of(one.plan(), today, days, arms)))
                .toList();
        if (csv) {
            output.line(ReadoutRows.CSV.header());
            rows.forEach(row -> row.lines().forEach(output::line));
        } else {
            output.rows(rows, ReadoutRows::view, ReadoutRows.table(), (table, one) -> one.addTo(table));
        }
        output.note(connection.place(settings));
        return 0;
    }

    /** {@code voc experiments plan}. */
    @Command(
            name = "plan",
            description = "Sends the plans of a file; one that was sent before is corrected, one that says the same is"
                    + " left alone. All are judged first, by the rules of the stage.",
            mixinStandardHelpOptions = true)
    static final class Plan implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE",
                description = "A YAML file of plans; docs/experiments.md says how to write one.")
        private @Nullable Path file;

        @Option(names = "--dry-run", description = "Only judge them, and send nothing. Needs no cluster.")
        private boolean dryRun;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            List<ExperimentPlan> plans = file == null ? List.of() : PlanFile.read(file);
            requireAcceptable(plans, settings);
            if (dryRun) {
                output.line(
                        plans.size() + (plans.size() == 1 ? " plan is" : " plans are") + " right; nothing was sent");
                return 0;
            }
            SentPlans sent = SentPlans.read(settings);
            try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
                for (ExperimentPlan plan : plans) {
                    Optional<ExperimentPlan> next = sent.above(plan);
                    next.ifPresent(publisher::accept);
                    output.line(plan.experimentId() + ": "
                            + next.map(one -> "sent as revision " + one.revision())
                                    .orElse("unchanged"));
                }
            }
            return 0;
        }

        private static void requireAcceptable(List<ExperimentPlan> plans, Settings settings) {
            PlanRules rules = new PlanRules(
                    VocSettings.score(settings),
                    MeasureFile.from(settings.get(VocSettings.MEASURES), KnownThemes.ANY),
                    settings.get(VocSettings.EXPERIMENTS_REACH));
            for (ExperimentPlan plan : plans) {
                Optional<Rejection> rejection = rules.judge(plan);
                if (rejection.isPresent()) {
                    throw new InvalidUsage("experiment `" + plan.experimentId() + "`: "
                            + rejection.get().detail());
                }
            }
        }
    }

    /** {@code voc experiments retract}. */
    @Command(
            name = "retract",
            description = "Takes the plan of an experiment back: its arms are gone, as if it had never been planned.",
            mixinStandardHelpOptions = true)
    static final class Retract implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The experiment.")
        private String experimentId = "";

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            ExperimentPlan retraction = SentPlans.read(settings)
                    .retraction(experimentId)
                    .orElseThrow(
                            () -> new CommandFailure("no plan of `" + experimentId + "` is there to be taken back"));
            try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
                publisher.accept(retraction);
            }
            output.line(experimentId + ": taken back");
            return 0;
        }
    }

    /** {@code voc experiments list}. */
    @Command(
            name = "list",
            description = "Lists the plans that were sent and not taken back.",
            mixinStandardHelpOptions = true)
    static final class Listed implements Callable<Integer> {

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            TextTable table =
                    new TextTable("EXPERIMENT", "VARIANTS", "CONTROL", "COMPARED", "N", "START", "END", "REV");
            for (ExperimentPlan plan : SentPlans.read(settings).all()) {
                if (!plan.version().isRetracted()) {
                    add(plan, table);
                }
            }
            if (!output.isJson()) {
                output.table(table);
            }
            output.note(connection.place(settings));
            return 0;
        }

        private void add(ExperimentPlan plan, TextTable table) {
            String compared = plan.measure() == null ? plan.series() + " of " + plan.surveyId() : plan.measure();
            if (output.isJson()) {
                output.json(view(plan));
            }
            table.row(
                    plan.experimentId(),
                    new TreeMap<>(plan.variants())
                            .entrySet().stream()
                                    .map(variant -> variant.getKey() + " " + variant.getValue())
                                    .collect(Collectors.joining(", ")),
                    plan.control(),
                    compared,
                    plan.plannedAnswers(),
                    plan.startAt(),
                    plan.endAt() == null ? "-" : plan.endAt(),
                    plan.revision());
        }

        private static Map<String, Object> view(ExperimentPlan plan) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("experimentId", plan.experimentId());
            view.put("revision", plan.revision());
            view.put("variants", new TreeMap<>(plan.variants()));
            view.put("control", plan.control());
            view.put("series", plan.series());
            view.put("surveyId", plan.surveyId());
            view.put("measure", plan.measure());
            view.put("plannedAnswers", plan.plannedAnswers());
            view.put("alpha", plan.alpha());
            view.put("startAt", plan.startAt().toString());
            view.put("endAt", plan.endAt() == null ? null : plan.endAt().toString());
            return view;
        }
    }
}
