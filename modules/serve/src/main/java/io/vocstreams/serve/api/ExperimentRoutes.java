package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.http.Problem;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.score.Days;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.ExperimentTables;
import io.vocstreams.serve.store.ExperimentTables.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be found out, and what it shows today. */
final class ExperimentRoutes {

    private static final String[] TOPICS = {Topics.EXPERIMENTS, Topics.SCORES, Topics.RATES};

    private final Database database;
    private final Listed listed;
    private final Days days;
    private final Clock clock;

    ExperimentRoutes(Database database, Listed listed, Days days, Clock clock) {
        this.database = database;
        this.listed = listed;
        this.days = days;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.get("experiments", "/v1/experiments", Clearance.AGENT, this::list),
                Route.get("experiment", "/v1/experiments/{id}", Clearance.AGENT, this::one));
    }

    private record Viewed(Row row, Map<String, @Nullable Object> view) {}

    private Object list(Call call) throws Problem {
        Parameters parameters = call.parameters();
        int limit = parameters.limit();
        Cursor cursor = Cursor.of(parameters, 1);
        String after = cursor == null ? null : cursor.text(0);
        parameters.refuseOthers();
        return database.read(connection -> {
            List<Viewed> rows = new ArrayList<>();
            for (Row row : ExperimentTables.find(connection, after, limit + 1)) {
                rows.add(new Viewed(row, view(connection, row)));
            }
            return Listed.page(
                    listed.head(connection, TOPICS),
                    rows,
                    limit,
                    Viewed::view,
                    last -> Cursor.text(last.row().plan().experimentId()));
        });
    }

    private Object one(Call call) throws Problem {
        call.parameters().refuseOthers();
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<Row> row =
                    ExperimentTables.one(connection, call.variables().get(0));
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> found = listed.head(connection, TOPICS);
            found.put("item", view(connection, row.get()));
            return Optional.of(found);
        });
        return answer.orElseThrow(() -> new Problem(404, "no experiment has this id"));
    }

    private Map<String, @Nullable Object> view(Connection connection, Row row) throws SQLException {
        LocalDate today = LocalDate.ofEpochDay(days.dayOf(clock.instant()));
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("experiment", new RawValue(row.body()));
        view.putAll(Views.of(Readout.of(row.plan(), today, days, ExperimentTables.arms(connection))));
        return view;
    }
}
