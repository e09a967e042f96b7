package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.HeldFrom;
import io.vocstreams.serve.store.RateTable;
import io.vocstreams.serve.store.RateTable.Kind;
import io.vocstreams.serve.store.RateTable.Row;
import io.vocstreams.serve.store.RateTable.Selection;
import io.vocstreams.serve.store.RateTable.Version;
import io.vocstreams.serve.store.RateTable.Window;
import io.vocstreams.serve.store.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rates of measures: what followed, how often, how fast. */
final class RateRoutes {

    private final Database database;
    private final Listed listed;
    private final ViewerRates viewers;

    private record Viewed(Row row, Object view) {}

    RateRoutes(Database database, Listed listed, ViewerRates viewers) {
        this.database = database;
        this.listed = listed;
        this.viewers = viewers;
    }

    List<Route> all() {
        return List.of(
                Route.get("rates", "/v1/rates", Clearance.VIEWER, this::list),
                Route.get("rate", "/v1/rates/{key}", Clearance.VIEWER, this::one),
                Route.get("rate-revisions", "/v1/rates/{key}/revisions", Clearance.AGENT, this::revisions),
                Route.get("measures", "/v1/measures", Clearance.VIEWER, this::measures));
    }

    /** Which rates a request asks for, as far as the reader may ask for them. */
    static Selection selection(Call call, boolean withPast) throws Problem {
        Parameters parameters = call.parameters();
        WindowSize size = ScoreRoutes.size(parameters.text("size"));
        Selection selection = new Selection(
                parameters.text("measure"),
                ScoreRoutes.breakdown(parameters.text("breakdown"), EnumSet.allOf(Dimension.class)),
                size == null ? null : size.text(),
                parameters.time("from"),
                parameters.time("to"),
                withPast ? parameters.time("asOf") : null);
        if (!call.isCleared(Clearance.AGENT) && (selection.asOf() != null || size == WindowSize.HOUR)) {
            throw new Problem(403, "hours and earlier versions are not for viewers");
        }
        return selection;
    }

    private Object list(Call call) throws Problem {
        Selection selection = selection(call, true);
        int limit = call.parameters().limit();
        Row after = after(Cursor.of(call.parameters(), 6));
        call.parameters().refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = listed.head(connection, Topics.RATES);
            Instant asOf = selection.asOf();
            if (asOf != null) {
                Instant heldFrom = HeldFrom.RATES.read(connection);
                answer.put("heldFrom", heldFrom.toString());
                if (asOf.isBefore(heldFrom)) {
                    return Listed.page(answer, List.<Viewed>of(), limit, Viewed::view, last -> cursor(last.row()));
                }
            }
            ViewerRates.Reading reading = viewers.reading(connection);
            List<Viewed> rows = new ArrayList<>();
            for (Row row : RateTable.find(connection, selection, after, limit + 1)) {
                rows.add(new Viewed(row, all ? new RawValue(row.body()) : reading.view(row)));
            }
            return Listed.page(answer, rows, limit, Viewed::view, last -> cursor(last.row()));
        });
    }

    private Object one(Call call) throws Problem {
        call.parameters().refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<Row> row = RateTable.latest(connection, call.variables().get(0));
            if (row.isEmpty() || (!all && row.get().window().size().equals(WindowSize.HOUR.text()))) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> found = listed.head(connection, Topics.RATES);
            found.put(
                    "item",
                    all
                            ? new RawValue(row.get().body())
                            : viewers.reading(connection).view(row.get()));
            return Optional.of(found);
        });
        return answer.orElseThrow(RateRoutes::unknown);
    }

    private Object revisions(Call call) throws Problem {
        int limit = call.parameters().limit();
        Cursor cursor = Cursor.of(call.parameters(), 1);
        long below = cursor == null ? Long.MAX_VALUE : cursor.number(0);
        call.parameters().refuseOthers();
        String key = call.variables().get(0);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            if (RateTable.latest(connection, key).isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> page = listed.head(connection, Topics.RATES);
            page.put("heldFrom", HeldFrom.RATES.read(connection).toString());
            List<Version> found = RateTable.revisions(connection, key, below, limit + 1);
            return Optional.of(Listed.page(page, found, limit, RateRoutes::view, last -> Cursor.text(last.revision())));
        });
        return answer.orElseThrow(RateRoutes::unknown);
    }

    private static Object view(Version version) {
        return ViewerRates.object(version.body())
                .put("publishedAt", Instant.ofEpochMilli(version.publishedAt()).toString());
    }

    private static Problem unknown() {
        return new Problem(404, "no rate has this key");
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
}
