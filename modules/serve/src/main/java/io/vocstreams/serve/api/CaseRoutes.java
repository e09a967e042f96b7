package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.CaseSelection;
import io.vocstreams.serve.store.CaseTables;
import io.vocstreams.serve.store.CaseTables.Order;
import io.vocstreams.serve.store.CaseTables.Row;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.FactTables;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whom somebody is to act, until when, and what was done. For readers who may see what is personal. */
final class CaseRoutes {

    private static final int ACTIONS = 500;

    private final Database database;
    private final Listed listed;
    private final Clock clock;

    CaseRoutes(Database database, Listed listed, Clock clock) {
        this.database = database;
        this.listed = listed;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.get("cases", "/v1/cases", Clearance.AGENT, this::cases),
                Route.get("case-choices", "/v1/case-choices", Clearance.AGENT, this::choices),
                Route.get("case", "/v1/cases/{id}", Clearance.AGENT, this::one),
                Route.get("at-risk", "/v1/at-risk", Clearance.AGENT, this::atRisk));
    }

    /** Which cases a request asks for: those that are not over, unless it says something else. */
    static CaseSelection selection(Parameters parameters) throws Problem {
        Case.Status status = parameters.symbol("status", Case.Status.class);
        Boolean over = parameters.flag("over");
        String customer = parameters.text("customer");
        if (over == null && status != null) {
            over = CaseSelection.isOver(status);
        } else if (over == null && customer == null) {
            over = false;
        }
        return new CaseSelection(
                over,
                status,
                parameters.symbol("severity", Severity.class),
                parameters.text("rule"),
                parameters.text("owner"),
                parameters.text("assignee"),
                customer,
                Boolean.TRUE.equals(parameters.flag("breached")));
    }

    private Object cases(Call call) throws Problem {
        Parameters parameters = call.parameters();
        CaseSelection selection = selection(parameters);
        Order order =
                Optional.ofNullable(parameters.symbol("order", Order.class)).orElse(Order.DUE);
        Instant awakeAt = Boolean.TRUE.equals(parameters.flag("snoozed")) ? null : clock.instant();
        int limit = parameters.limit();
        Row after = after(parameters);
        parameters.refuseOthers();
        return database.read(connection -> Listed.page(
                listed.head(connection, Topics.CASES, Topics.CASE_ACTIONS),
                CaseTables.cases(connection, selection, order, awakeAt, after, limit + 1),
                limit,
                row -> new RawValue(row.body()),
                CaseRoutes::cursor));
    }

    /** Among what can be chosen to find cases that are not over. */
    private Object choices(Call call) throws Problem {
        call.parameters().refuseOthers();
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = listed.head(connection, Topics.CASES);
            answer.put("owners", CaseTables.owners(connection));
            answer.put("assignees", CaseTables.assignees(connection));
            answer.put("rules", CaseTables.rules(connection));
            return answer;
        });
    }

    private Object one(Call call) throws Problem {
        call.parameters().refuseOthers();
        String id = call.variables().get(0);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<Row> row = CaseTables.one(connection, id);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> found = listed.head(connection, Topics.CASES, Topics.CASE_ACTIONS);
            Instant snoozedUntil = row.get().snoozedUntil();
            found.put("item", new RawValue(row.get().body()));
            found.put("snoozedUntil", snoozedUntil == null ? null : snoozedUntil.toString());
            found.put("actions", raw(FactTables.standing(connection, FactTables.CASE_ACTIONS, id, ACTIONS)));
            return Optional.of(found);
        });
        return answer.orElseThrow(() -> new Problem(404, "no case has this id"));
    }

    private Object atRisk(Call call) throws Problem {
        Parameters parameters = call.parameters();
        String customer = parameters.text("customer");
        int limit = parameters.limit();
        Row after = after(parameters);
        parameters.refuseOthers();
        return database.read(connection -> Listed.page(
                listed.head(connection, Topics.AT_RISK),
                CaseTables.atRisk(connection, customer, after, limit + 1),
                limit,
                row -> new RawValue(row.body()),
                CaseRoutes::cursor));
    }

    static List<RawValue> raw(List<String> bodies) {
        return bodies.stream().map(RawValue::new).toList();
    }

    private static @Nullable Row after(Parameters parameters) throws Problem {
        Cursor cursor = Cursor.of(parameters, 2);
        return cursor == null ? null : new Row("", cursor.number(0), cursor.text(1), null);
    }

    private static String cursor(Row last) {
        return Cursor.text(last.time(), last.id());
    }
}
