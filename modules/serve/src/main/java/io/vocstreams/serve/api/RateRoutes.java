package io.vocstreams.serve.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.RateTable;
import io.vocstreams.serve.store.RateTable.Kind;
import io.vocstreams.serve.store.RateTable.Row;
import io.vocstreams.serve.store.RateTable.Selection;
import io.vocstreams.serve.store.RateTable.Window;
import io.vocstreams.serve.store.Shown;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rates of measures: what followed, how often, how fast. */
final class RateRoutes {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final List<String> TIMES = List.of("p50", "p75", "p90", "p95");

    private final Database database;
    private final Listed listed;
    private final SmallCells smallCells;

    private record Viewed(Row row, Object view) {}

    RateRoutes(Database database, Listed listed, SmallCells smallCells) {
        this.database = database;
        this.listed = listed;
        this.smallCells = smallCells;
    }

    List<Route> all() {
        return List.of(
                Route.get("rates", "/v1/rates", Clearance.VIEWER, this::list),
                Route.get("measures", "/v1/measures", Clearance.VIEWER, this::measures));
    }

    private Object list(Call call) throws Problem {
        Parameters parameters = call.parameters();
        WindowSize size = ScoreRoutes.size(parameters.text("size"));
        Selection selection = new Selection(
                parameters.text("measure"),
                ScoreRoutes.breakdown(parameters.text("breakdown"), EnumSet.allOf(Dimension.class)),
                size == null ? null : size.text(),
                parameters.time("from"),
                parameters.time("to"));
        int limit = parameters.limit();
        Row after = after(Cursor.of(parameters, 6));
        parameters.refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        if (!all && size == WindowSize.HOUR) {
            throw new Problem(403, "hours are not for viewers");
        }
        return database.read(connection -> {
            Viewing viewing = new Viewing(connection);
            List<Viewed> rows = new ArrayList<>();
            for (Row row : RateTable.find(connection, selection, after, limit + 1)) {
                rows.add(new Viewed(row, all ? new RawValue(row.body()) : viewing.view(row)));
            }
            return Listed.page(
                    listed.head(connection, Topics.RATES), rows, limit, Viewed::view, last -> cursor(last.row()));
        });
    }

    private Object measures(Call call) throws Problem {
        call.parameters().refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = listed.head(connection, Topics.RATES);
            List<Map<String, Object>> items = new ArrayList<>();
            for (Kind kind : RateTable.kinds(connection)) {
                if (all || !kind.size().equals(WindowSize.HOUR.text())) {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("measure", kind.measure());
                    item.put("version", kind.version());
                    item.put("breakdown", kind.dimensions());
                    item.put("size", kind.size());
                    item.put("newest", kind.newest().toString());
                    items.add(item);
                }
            }
            answer.put("items", items);
            return answer;
        });
    }

    private static @Nullable Row after(@Nullable Cursor cursor) throws Problem {
        return cursor == null
                ? null
                : new Row(
                        new Window(
                                cursor.text(0),
                                (int) cursor.number(1),
                                cursor.text(2),
                                cursor.text(3),
                                cursor.number(4)),
                        cursor.text(5),
                        0,
                        0,
                        Shown.NONE,
                        "");
    }

    private static String cursor(Row last) {
        Window window = last.window();
        return Cursor.text(
                window.measure(),
                window.version(),
                window.dimensions(),
                window.size(),
                window.start(),
                last.breakdown());
    }

    /** Rates as viewers see them, within one read of the database: of a small cell only that there is one. */
    private final class Viewing {

        private final Connection connection;
        private final Map<Window, Set<String>> hidden = new HashMap<>();

        Viewing(Connection connection) {
            this.connection = connection;
        }

        Object view(Row row) throws SQLException {
            Set<String> cells = hidden.get(row.window());
            if (cells == null) {
                cells = RateTable.hidden(connection, row.window(), smallCells);
                hidden.put(row.window(), cells);
            }
            boolean isHour = row.window().size().equals(WindowSize.HOUR.text());
            if (isHour || row.opportunities() < smallCells.minimum() || cells.contains(row.breakdown())) {
                return hidden(row);
            }
            return switch (row.shown()) {
                case NONE -> hidden(row);
                case LATEST -> view(row.body(), row.met());
                case EARLIER ->
                    RateTable.shown(connection, row)
                            .map(earlier -> view(earlier.body(), earlier.met()))
                            .orElseGet(() -> hidden(row));
            };
        }

        /** Times are told where several were measured, and never one by one. */
        private Object view(String body, long met) {
            ObjectNode view = object(body);
            view.remove("elapsed");
            if (met < smallCells.minimum()) {
                TIMES.forEach(view::putNull);
            }
            return view;
        }

        private Object hidden(Row row) {
            JsonNode whole = object(row.body());
            Map<String, Object> view = new LinkedHashMap<>();
            for (String name : List.of("key", "measure", "version", "breakdown", "size", "windowStart", "windowEnd")) {
                view.put(name, whole.path(name));
            }
            view.put("hidden", true);
            return view;
        }
    }

    private static ObjectNode object(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was kept is JSON", impossible);
        }
    }
}
