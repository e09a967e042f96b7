package io.vocstreams.app.command;

import io.vocstreams.app.CaseRows;
import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.app.Output;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.cases.Sla;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc cases}: for whom somebody is to act, until when, and what was done. */
@Command(
        name = "cases",
        description = "Prints the cases for which somebody is to act, the most urgent first; `act` says what was done.",
        mixinStandardHelpOptions = true,
        subcommands = CasesCommand.Act.class)
public final class CasesCommand implements Callable<Integer> {

    private static final Set<Case.Status> OVER =
            EnumSet.of(Case.Status.RESOLVED, Case.Status.WITHDRAWN, Case.Status.EXPIRED);

    private static final Listing<Case> CASES = new Listing<>(
            Topics.CASES,
            EdgeSerdes::cases,
            Comparator.comparing((Case one) -> OVER.contains(one.status()))
                    .thenComparing(Case::contactDueAt)
                    .thenComparing(Case::caseId));

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--rule", description = "Only cases of this rule, by its id.")
    private @Nullable String rule;

    @Option(names = "--customer", description = "Only cases of this customer.")
    private @Nullable String customer;

    @Option(names = "--owner", description = "Only cases of this department.")
    private @Nullable String owner;

    @Option(names = "--assignee", description = "Only cases given to this person.")
    private @Nullable String assignee;

    @Option(names = "--severity", description = "Only these: ${COMPLETION-CANDIDATES}.", split = ",")
    private Set<Severity> severities = Set.of();

    @Option(
            names = "--status",
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: those that are not over.",
            split = ",")
    private Set<Case.Status> statuses = Set.of();

    @Option(names = "--breached", description = "Only cases of which a promise was broken.")
    private boolean breached;

    @Option(names = "--all", description = "Also what is resolved, withdrawn or expired.")
    private boolean all;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        List<Case> asked = CASES.read(settings, this::isAskedFor, output);
        if (output.isJson()) {
            asked.forEach(one -> output.json(Views.of(one)));
        } else {
            output.table(CaseRows.table(), asked, CaseRows::add);
        }
        output.note(connection.place(settings));
        return 0;
    }

    private boolean isAskedFor(Case one) {
        return (rule == null || one.ruleId().equals(rule))
                && (customer == null || one.customerId().equals(customer))
                && (owner == null || one.owner().equals(owner))
                && (assignee == null || assignee.equals(one.assignee()))
                && (severities.isEmpty() || severities.contains(one.severity()))
                && (statuses.isEmpty() ? all || !OVER.contains(one.status()) : statuses.contains(one.status()))
                && (!breached || one.contactSla() == Sla.BREACHED || one.resolveSla() == Sla.BREACHED);
    }

    /** {@code voc cases act}. */
    @Command(
            name = "act",
            description = "Says what somebody did about a case. The same --action-id twice is once.",
            mixinStandardHelpOptions = true)
    static final class Act implements Callable<Integer> {

        @Parameters(paramLabel = "CASE", description = "The case, by its id or by how it begins.")
        private String id = "";

        @Option(names = "--kind", required = true, description = "What was done: ${COMPLETION-CANDIDATES}.")
        private CaseAction.Kind kind = CaseAction.Kind.NOTE;

        @Option(names = "--assignee", description = "Of ASSIGN: to whom.")
        private @Nullable String assignee;

        @Option(names = "--root-cause", description = "Of RESOLVE: why it had come so far.")
        private @Nullable String rootCause;

        @Option(names = "--outcome", description = "What came of it, in words.")
        private @Nullable String outcome;

        @Option(names = "--until", paramLabel = "TIME", description = "Of SNOOZE: until when.")
        private @Nullable Moment until;

        @Option(names = "--revision", description = "Of a correction of --action-id: one more than before.")
        private int revision;

        @Mixin
        private ActionOptions done = new ActionOptions();

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            done.requireName(revision > 0);
            if (kind == CaseAction.Kind.ASSIGN && assignee == null && !done.isTakenBack()) {
                throw new InvalidUsage("--assignee is missing: it says to whom the case is given");
            }
            Settings settings = connection.settings();
            Instant now = Instant.now();
            CaseAction action = action(existing(settings), settings.get(VocSettings.TIME_ZONE), now);
            new Intake(TimePolicy.DEFAULT.futureTolerance()).judge(action, now).ifPresent(refusal -> {
                throw new InvalidUsage(refusal.detail());
            });
            try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
                publisher.accept(action);
            }
            if (output.isJson()) {
                output.json(Views.of(action));
            } else {
                output.line(action.kind() + (done.isTakenBack() ? " taken back" : "") + " of case " + action.caseId()
                        + " is written, as action " + action.actionId());
            }
            output.note(connection.place(settings));
            return 0;
        }

        private String existing(Settings settings) {
            List<String> found = CASES.read(settings, one -> one.caseId().startsWith(id), output).stream()
                    .map(Case::caseId)
                    .toList();
            if (found.isEmpty()) {
                throw new CommandFailure("there is no case `" + id + "`; `voc cases --all` lists them");
            }
            if (found.size() > 1) {
                throw new InvalidUsage(found.size() + " cases begin with `" + id + "`");
            }
            return found.get(0);
        }

        private CaseAction action(String caseId, ZoneId zone, Instant now) {
            return new CaseAction(
                    caseId,
                    done.actionId(),
                    revision,
                    done.operation(),
                    kind,
                    done.at(zone, now),
                    now,
                    done.actor(),
                    assignee,
                    until == null ? null : until.begin(zone),
                    rootCause,
                    outcome);
        }
    }
}
