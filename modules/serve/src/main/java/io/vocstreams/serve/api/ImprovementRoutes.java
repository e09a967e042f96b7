package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.improvement.Change;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.Periods;
import io.vocstreams.model.improvement.Verification;
import io.vocstreams.model.improvement.Verification.Verdict;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.FactTables;
import io.vocstreams.serve.store.Family;
import io.vocstreams.serve.store.ImprovementTables;
import io.vocstreams.serve.store.ImprovementTables.Row;
import io.vocstreams.serve.store.ScoreTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was to be better, what was done, and whether it helped. */
final class ImprovementRoutes {

    private static final int ACTIONS = 500;

    private final Database database;
    private final Listed listed;
    private final Days days;

    ImprovementRoutes(Database database, Listed listed, Days days) {
        this.database = database;
        this.listed = listed;
        this.days = days;
    }

    List<Route> all() {
        return List.of(
                Route.get("improvements", "/v1/improvements", Clearance.AGENT, this::list),
                Route.get("improvement", "/v1/improvements/{id}", Clearance.AGENT, this::one));
    }

    private record Viewed(Row row, Map<String, @Nullable Object> view) {}

    private Object list(Call call) throws Problem {
        Parameters parameters = call.parameters();
        Improvement.Status status = parameters.symbol("status", Improvement.Status.class);
        String department = parameters.text("department");
        int limit = parameters.limit();
        Cursor cursor = Cursor.of(parameters, 1);
        String after = cursor == null ? null : cursor.text(0);
        parameters.refuseOthers();
        return database.read(connection -> {
            List<Viewed> rows = new ArrayList<>();
            for (Row row : ImprovementTables.find(
                    connection, status == null ? null : status.name(), department, after, limit + 1)) {
                rows.add(new Viewed(row, view(connection, row)));
            }
            return Listed.page(
                    listed.head(connection, Topics.IMPROVEMENTS, Topics.SCORES),
                    rows,
                    limit,
                    Viewed::view,
                    last -> Cursor.text(last.row().id()));
        });
    }

    private Object one(Call call) throws Problem {
        call.parameters().refuseOthers();
        String id = call.variables().get(0);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<Row> row = ImprovementTables.one(connection, id);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> found =
                    listed.head(connection, Topics.IMPROVEMENTS, Topics.IMPROVEMENT_ACTIONS, Topics.SCORES);
            found.put("item", view(connection, row.get()));
            List<String> said = FactTables.standing(connection, FactTables.IMPROVEMENT_ACTIONS, id, ACTIONS);
            found.put("actions", CaseRoutes.raw(said));
            return Optional.of(found);
        });
        return answer.orElseThrow(() -> new Problem(404, "no improvement has this id"));
    }

    private Map<String, @Nullable Object> view(Connection connection, Row row) throws SQLException {
        Verification verification = verification(connection, row);
        Change change = verification == null ? null : verification.change();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("improvement", new RawValue(row.body()));
        view.put("verdict", verification == null ? null : verification.verdict());
        view.put("change", change == null ? null : change.value());
        view.put("error", change == null ? null : change.error());
        view.put("low", change == null ? null : change.low());
        view.put("high", change == null ? null : change.high());
        return view;
    }

    /** Null while it is not done, and where it does not say by what it is measured. */
    private @Nullable Verification verification(Connection connection, Row row) throws SQLException {
        Instant doneAt = row.doneAt();
        String series = row.series();
        String scope = row.scope();
        if (doneAt == null || series == null || scope == null) {
            return null;
        }
        Optional<Scale> scale = Family.all(connection).stream()
                .map(Family::scale)
                .filter(one -> one.text().equals(series))
                .findFirst();
        if (scale.isEmpty()) {
            // Of what nobody has answered nothing is known yet.
            return new Verification(Verdict.PENDING, null);
        }
        Periods periods = Periods.around(doneAt, days, Verification.SETTLE_DAYS);
        List<Score> scores = new ArrayList<>();
        for (Instant end : List.of(periods.beforeEnd(), periods.afterEnd())) {
            Instant start = days.startOf(Periods.SIZE, days.dayOf(end));
            for (String breakdown : List.of(Series.TOTAL, scope)) {
                ScoreKey key = new ScoreKey(new Series(scale.get(), breakdown), Periods.SIZE, start);
                ScoreTable.latest(connection, key.text()).ifPresent(found -> scores.add(found.score()));
            }
        }
        return Verification.of(scale.get(), scope, periods, scores);
    }
}
