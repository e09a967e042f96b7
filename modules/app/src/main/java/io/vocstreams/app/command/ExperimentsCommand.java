package io.vocstreams.app.command;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.experiments.PlanFile;
import io.vocstreams.app.experiments.SentPlans;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.domain.PlanRules;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
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

/** {@code voc experiments}: what is planned to be found out, and by which variants. */
@Command(
        name = "experiments",
        description = "Sends plans of experiments to the stages, takes them back, and lists them.",
        mixinStandardHelpOptions = true,
        subcommands = {ExperimentsCommand.Plan.class, ExperimentsCommand.Retract.class, ExperimentsCommand.Listed.class
        })
public final class ExperimentsCommand {

    private ExperimentsCommand() {}

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
