package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.CustomerTables.Row;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.GuidanceTables;
import io.vocstreams.serve.store.GuidanceTables.Count;
import io.vocstreams.serve.store.GuidanceTables.OperationRow;
import io.vocstreams.serve.store.GuidanceTables.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is told what happens in operations, and why others are not. For readers who may see what is personal. */
final class GuidanceRoutes {

    private final Database database;
    private final Listed listed;

    GuidanceRoutes(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    List<Route> all() {
        return List.of(
                Route.get("guidance", "/v1/guidance", Clearance.AGENT, this::guidance),
                Route.get("guidance-operations", "/v1/guidance-operations", Clearance.AGENT, this::operations));
    }

    private Object guidance(Call call) throws Problem {
        Parameters parameters = call.parameters();
        Selection selection = new Selection(
                parameters.text("customer"),
                parameters.text("operation"),
                parameters.text("rule"),
                parameters.symbol("class", GuidanceClass.class),
                parameters.symbol("decision", Decision.class),
                parameters.symbol("reason", GuidanceReason.class));
        int limit = parameters.limit();
        Cursor cursor = Cursor.of(parameters, 2);
        Row after = cursor == null ? null : new Row("", cursor.number(0), cursor.text(1));
        parameters.refuseOthers();
        return database.read(connection -> Listed.page(
                listed.head(connection, Topics.GUIDANCE),
                GuidanceTables.find(connection, selection, after, limit + 1),
                limit,
                row -> new RawValue(row.body()),
                last -> Cursor.text(last.time(), last.id())));
    }

    private record Viewed(OperationRow row, Map<String, @Nullable Object> view) {}

    /** How many customers each rule tells of each operation. */
    private Object operations(Call call) throws Problem {
        Parameters parameters = call.parameters();
        int limit = parameters.limit();
        OperationRow after = after(parameters);
        parameters.refuseOthers();
        return database.read(connection -> {
            List<Viewed> rows = new ArrayList<>();
            for (OperationRow row : GuidanceTables.operations(connection, after, limit + 1)) {
                rows.add(new Viewed(row, view(connection, row)));
            }
            return Listed.page(
                    listed.head(connection, Topics.GUIDANCE), rows, limit, Viewed::view, last -> cursor(last.row()));
        });
    }

    private static Map<String, @Nullable Object> view(Connection connection, OperationRow row) throws SQLException {
        List<Count> counts = GuidanceTables.counts(connection, row);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("operationId", row.operationId());
        view.put("subject", Map.of("key", row.key(), "value", row.value()));
        view.put("kind", row.kind());
        view.put("ruleId", row.ruleId());
        view.put("latestAt", Instant.ofEpochMilli(row.latestAt()).toString());
        view.put("customers", counts.stream().mapToLong(Count::customers).sum());
        view.put("decisions", counts);
        return view;
    }

    private static @Nullable OperationRow after(Parameters parameters) throws Problem {
        Cursor cursor = Cursor.of(parameters, 6);
        return cursor == null
                ? null
                : new OperationRow(
                        cursor.text(1),
                        cursor.text(2),
                        cursor.text(3),
                        cursor.text(4),
                        cursor.text(5),
                        cursor.number(0));
    }

    private static String cursor(OperationRow last) {
        return Cursor.text(last.latestAt(), last.operationId(), last.key(), last.value(), last.ruleId(), last.kind());
    }
}
