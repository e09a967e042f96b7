package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.CaseTables;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.FactTables;
import io.vocstreams.serve.store.FactTables.Written;
import io.vocstreams.serve.store.ImprovementTables;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people do: the caller is who did it, the server's clock says when it was written down, and the client names it,
 * so that a request which is sent again is one action.
 */
final class ActionRoutes {

    private static final int LONGEST_ID = 200;

    private final Database database;
    private final ActionWriter writer;
    private final Set<String> departments;
    private final Clock clock;
    private final Intake intake = new Intake(TimePolicy.DEFAULT.futureTolerance());

    ActionRoutes(Database database, ActionWriter writer, Set<String> departments, Clock clock) {
        this.database = database;
        this.writer = writer;
        this.departments = Set.copyOf(departments);
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.post("case-actions", "/v1/cases/{id}/actions", Clearance.AGENT, this::actOnCase),
                Route.post(
                        "improvement-actions",
                        "/v1/improvements/{id}/actions",
                        Clearance.AGENT,
                        this::actOnImprovement));
    }

    private Object actOnCase(Call call) throws Problem {
        call.parameters().refuseOthers();
        String id = call.variables().get(0);
        ActionBody body = ActionBody.of(call.body());
        Instant now = clock.instant();
        Instant at = body.time("at");
        CaseAction action = new CaseAction(
                id,
                body.actionId(),
                body.revision(),
                body.operation(),
                body.kind(CaseAction.Kind.class),
                at == null ? now : at,
                now,
                call.caller().name(),
                body.name("assignee"),
                body.time("until"),
                body.name("rootCause"),
                body.words("outcome"));
        body.refuseOthers();
        refuse(intake.judge(action, now));
        requireWhole(action);
        if (database.read(connection -> CaseTables.one(connection, id)).isEmpty()) {
            throw new Problem(404, "no case has this id");
        }
        Optional<Written> known = known(FactTables.CASE_ACTIONS, action.caseId(), action.actionId());
        if (isKnown(known, action.revision(), action.operation())) {
            return ActionWriter.answer(
                    Topics.CASE_ACTIONS,
                    action.actionId(),
                    known.get().partition(),
                    known.get().offset(),
                    true);
        }
        return writer.write(action);
    }

    private Object actOnImprovement(Call call) throws Problem {
        call.parameters().refuseOthers();
        String id = call.variables().get(0);
        ActionBody body = ActionBody.of(call.body());
        Instant now = clock.instant();
        Instant at = body.time("at");
        ImprovementAction action = new ImprovementAction(
                id,
                body.actionId(),
                body.revision(),
                body.operation(),
                body.kind(ImprovementAction.Kind.class),
                at == null ? now : at,
                now,
                call.caller().name(),
                body.name("title"),
                body.name("department"),
                body.name("series"),
                body.name("scope"),
                body.words("publicText"));
        body.refuseOthers();
        if (id.length() > LONGEST_ID) {
            throw new Problem(400, "the id is longer than " + LONGEST_ID + " characters");
        }
        refuse(intake.judge(action, now));
        if (action.department() != null && !departments.contains(action.department())) {
            throw new Problem(400, "department: is none of " + new TreeSet<>(departments));
        }
        boolean begins = action.kind() == ImprovementAction.Kind.PROPOSED;
        if (!begins
                && database.read(connection -> ImprovementTables.one(connection, id))
                        .isEmpty()) {
            throw new Problem(404, "no improvement has this id; PROPOSED begins one");
        }
        Optional<Written> known = known(FactTables.IMPROVEMENT_ACTIONS, id, action.actionId());
        if (isKnown(known, action.revision(), action.operation())) {
            return ActionWriter.answer(
                    Topics.IMPROVEMENT_ACTIONS,
                    action.actionId(),
                    known.get().partition(),
                    known.get().offset(),
                    true);
        }
        return writer.write(action);
    }

    /** Each kind says what it needs, and nothing that it has no use for. */
    private static void requireWhole(CaseAction action) throws Problem {
        if (action.operation() == Operation.RETRACT) {
            return;
        }
        requireOf(CaseAction.Kind.ASSIGN, "assignee", action.kind(), action.assignee(), true);
        requireOf(CaseAction.Kind.SNOOZE, "until", action.kind(), action.until(), true);
        requireOf(CaseAction.Kind.RESOLVE, "rootCause", action.kind(), action.rootCause(), false);
        if (action.kind() == CaseAction.Kind.NOTE) {
            ActionBody.need("outcome", action.outcome());
        }
    }

    private static void requireOf(
            CaseAction.Kind owner, String field, CaseAction.Kind kind, @Nullable Object value, boolean needed)
            throws Problem {
        if (kind == owner && needed) {
            ActionBody.need(field, value);
        }
        if (kind != owner && value != null) {
            throw new Problem(400, field + ": is of " + owner + " alone");
        }
    }

    private Optional<Written> known(String table, String about, String actionId) {
        return database.read(connection -> FactTables.written(connection, table, about, actionId));
    }

    /** A version that is not higher changes nothing. */
    private static boolean isKnown(Optional<Written> known, int revision, Operation operation) {
        boolean retracts = operation == Operation.RETRACT;
        return known.filter(written -> written.revision() > revision
                        || (written.revision() == revision && (written.retracted() || !retracts)))
                .isPresent();
    }

    private static void refuse(Optional<Rejection> rejection) throws Problem {
        if (rejection.isPresent()) {
            throw new Problem(400, rejection.get().detail());
        }
    }
}
