package io.vocstreams.serve.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.store.RateTable;
import io.vocstreams.serve.store.RateTable.Row;
import io.vocstreams.serve.store.RateTable.Window;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What viewers see of rates. */
final class ViewerRates {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final List<String> TIMES = List.of("p50", "p75", "p90", "p95");

    private final SmallCells smallCells;

    ViewerRates(SmallCells smallCells) {
        this.smallCells = smallCells;
    }

    Reading reading(Connection connection) {
        return new Reading(connection);
    }

    /** Rates as viewers see them, within one read of the database: of a small cell only that there is one. */
    final class Reading {

        private final Connection connection;
        private final Map<Window, Set<String>> hidden = new HashMap<>();

        private Reading(Connection connection) {
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

        /** Times are shown where several were measured, and never one by one. */
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

    static ObjectNode object(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was kept is JSON", impossible);
        }
    }
}
