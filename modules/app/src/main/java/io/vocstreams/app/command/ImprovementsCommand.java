package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.improvements.Verified;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.improvement.Periods;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc improvements}: what was to be better, what was done, and whether it helped. */
@Command(
        name = "improvements",
        description =
                "Prints improvements, and of those that are done whether scores became better; `act` says what was"
                        + " proposed, decided or done.",
        mixinStandardHelpOptions = true,
        subcommands = ImprovementsCommand.Act.class)
public final class ImprovementsCommand implements Callable<Integer> {

    private static final Listing<Improvement> IMPROVEMENTS = new Listing<>(
            Topics.IMPROVEMENTS, EdgeSerdes::improvements, Comparator.comparing(Improvement::improvementId));
    private static final Listing<Score> SCORES =
            new Listing<>(Topics.SCORES, EdgeSerdes::scores, Comparator.comparing((Score score) -> score.key()
                    .text()));

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--department", description = "Only those of this department.")
    private @Nullable String department;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        List<Improvement> asked =
                IMPROVEMENTS.read(settings, one -> department == null || department.equals(one.department()), output);
        List<Score> scores = SCORES.read(settings, score -> score.key().size() == Periods.SIZE, output);
        Days days = new Days(settings.get(VocSettings.TIME_ZONE));
        List<Verified> verified = asked.stream()
                .map(improvement -> Verified.of(improvement, scores, days))
                .toList();
        output.rows(verified, Verified::view, Verified.table(), (table, one) -> one.addTo(table));
        output.note(connection.place(settings));
        return 0;
    }

    /** {@code voc improvements act}. */
    @Command(
            name = "act",
            description = "Says what was proposed, decided or done. The same --action-id twice is once.",
            mixinStandardHelpOptions = true)
    static final class Act implements Callable<Integer> {

        @Parameters(paramLabel = "IMPROVEMENT", description = "Its id; a new one is a new improvement.")
        private String id = "";

        @Option(names = "--kind", required = true, description = "What is said: ${COMPLETION-CANDIDATES}.")
        private ImprovementAction.Kind kind = ImprovementAction.Kind.NOTE;

        @Option(names = "--title", description = "What is to be better, in a few words.")
        private @Nullable String title;

        @Option(names = "--department", description = "The department that acts, one of departments.yml.")
        private @Nullable String department;

        @Option(
                names = "--series",
                description = "What it is measured by: the first three parts of a score key, such as"
                        + " 'NPS|0-10|HIGHER_IS_BETTER'.")
        private @Nullable String series;

        @Option(names = "--scope", description = "Where: one value of a breakdown as in a score key, such as store=S1.")
        private @Nullable String scope;

        @Option(names = "--public-text", description = "What customers are told about it.")
        private @Nullable String publicText;

        @Mixin
        private ActionOptions done = new ActionOptions();

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            done.requireName(false);
            Settings settings = connection.settings();
            ActingDepartments.require(department, ActingDepartments.of(settings), List.of());
            Instant now = Instant.now();
            ImprovementAction action = action(settings.get(VocSettings.TIME_ZONE), now);
            new Intake(TimePolicy.DEFAULT.futureTolerance()).judge(action, now).ifPresent(refusal -> {
                throw new InvalidUsage(refusal.detail());
            });
            try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
                publisher.accept(action);
            }
            output.line(action.kind() + (done.isTakenBack() ? " taken back" : "") + " of improvement " + id
                    + " is written, as action " + action.actionId());
            output.note(connection.place(settings));
            return 0;
        }

        private ImprovementAction action(ZoneId zone, Instant now) {
            return new ImprovementAction(
                    id,
                    done.actionId(),
                    0,
                    done.operation(),
                    kind,
                    done.at(zone, now),
                    now,
                    done.actor(),
                    title,
                    department,
                    series,
                    scope,
                    publicText);
        }
    }
}
