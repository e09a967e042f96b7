package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.http.Problem;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.Family;
import io.vocstreams.serve.store.HeldFrom;
import io.vocstreams.serve.store.ScoreSelection;
import io.vocstreams.serve.store.ScoreTable;
import io.vocstreams.serve.store.ScoreTable.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores: those of now, those of then, and how one became what it is. */
final class ScoreRoutes {

    private final Database database;
    private final Listed listed;
    private final ViewerScores viewers;

    private record Row(ScoreTable.Place place, Map<String, @Nullable Object> view) {

        String cursor() {
            return Cursor.text(place.family(), place.start(), place.breakdown());
        }
    }

    ScoreRoutes(Database database, Listed listed, ViewerScores viewers) {
        this.database = database;
        this.listed = listed;
        this.viewers = viewers;
    }

    List<Route> all() {
        return List.of(
                Route.get("scores", "/v1/scores", Clearance.VIEWER, this::list),
                Route.get("series", "/v1/series", Clearance.VIEWER, this::series),
                Route.get("score", "/v1/scores/{key}", Clearance.VIEWER, this::one),
                Route.get("revisions", "/v1/scores/{key}/revisions", Clearance.AGENT, this::revisions));
    }

    /** Which scores a request asks for, as far as the reader may ask for them. */
    static ScoreSelection selection(Call call, boolean withPast) throws Problem {
        Parameters parameters = call.parameters();
        ScoreSelection selection = new ScoreSelection(
                parameters.symbol("metric", Metric.class),
                breakdown(parameters.text("breakdown"), Dimension.OF_SCORES),
                size(parameters.text("size")),
                parameters.time("from"),
                parameters.time("to"),
                withPast ? parameters.time("asOf") : null);
        if (!call.isCleared(Clearance.AGENT) && (selection.asOf() != null || selection.size() == WindowSize.HOUR)) {
            throw new Problem(403, "hours and earlier versions are not for viewers");
        }
        return selection;
    }

    private Object list(Call call) throws Problem {
        ScoreSelection selection = selection(call, true);
        int limit = call.parameters().limit();
        Cursor cursor = Cursor.of(call.parameters(), 3);
        ScoreTable.Place after =
                cursor == null ? null : new ScoreTable.Place((int) cursor.number(0), cursor.number(1), cursor.text(2));
        call.parameters().refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = listed.head(connection, Topics.SCORES);
            Instant heldFrom = HeldFrom.SCORES.read(connection);
            if (selection.asOf() != null) {
                answer.put("heldFrom", heldFrom.toString());
                if (selection.asOf().isBefore(heldFrom)) {
                    answer.put("items", List.of());
                    answer.put("next", null);
                    return answer;
                }
            }
            List<Found> found = ScoreTable.find(connection, selection, after, limit + 1);
            ViewerScores.Reading reading = viewers.reading(connection);
            List<Row> rows = new ArrayList<>();
            for (Found one : found) {
                rows.add(new Row(one.place(), all ? view(one) : reading.view(one)));
            }
            return Listed.page(answer, rows, limit, Row::view, Row::cursor);
        });
    }

    private Object series(Call call) throws Problem {
        call.parameters().refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = listed.head(connection, Topics.SCORES);
            List<Map<String, Object>> items = new ArrayList<>();
            for (Family family : Family.all(connection)) {
                Optional<Instant> newest = ScoreTable.newest(connection, family);
                if (newest.isPresent() && (all || family.size() != WindowSize.HOUR)) {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("metric", family.scale().metric());
                    item.put("scaleMin", family.scale().min());
                    item.put("scaleMax", family.scale().max());
                    item.put("polarity", family.scale().polarity());
                    item.put("breakdown", family.dimensions());
                    item.put("size", family.size().text());
                    item.put("newest", newest.get().toString());
                    items.add(item);
                }
            }
            answer.put("items", items);
            return answer;
        });
    }

    private Object one(Call call) throws Problem {
        call.parameters().refuseOthers();
        boolean all = call.isCleared(Clearance.AGENT);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<Found> latest =
                    ScoreTable.latest(connection, call.variables().get(0));
            if (latest.isEmpty() || (!all && latest.get().family().size() == WindowSize.HOUR)) {
                return Optional.empty();
            }
            Found found = latest.get();
            Map<String, @Nullable Object> one = listed.head(connection, Topics.SCORES);
            one.put("item", all ? view(found) : viewers.reading(connection).view(found));
            return Optional.of(one);
        });
        return answer.orElseThrow(ScoreRoutes::unknown);
    }

    private Object revisions(Call call) throws Problem {
        int limit = call.parameters().limit();
        Cursor cursor = Cursor.of(call.parameters(), 1);
        long below = cursor == null ? Long.MAX_VALUE : cursor.number(0);
        call.parameters().refuseOthers();
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<ScoreTable.Address> address =
                    ScoreTable.address(connection, call.variables().get(0));
            if (address.isEmpty()
                    || ScoreTable.latest(connection, address.get()).isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> page = listed.head(connection, Topics.SCORES);
            page.put("heldFrom", HeldFrom.SCORES.read(connection).toString());
            List<Found> found = ScoreTable.revisions(connection, address.get(), below, limit + 1);
            return Optional.of(Listed.page(
                    page,
                    found,
                    limit,
                    ScoreRoutes::view,
                    last -> Cursor.text(last.score().revision())));
        });
        return answer.orElseThrow(ScoreRoutes::unknown);
    }

    static Map<String, @Nullable Object> view(Found found) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>(Views.of(found.score()));
        view.put("publishedAt", Instant.ofEpochMilli(found.publishedAt()).toString());
        return view;
    }

    private static Problem unknown() {
        return new Problem(404, "no score has this key");
    }

    /** As it stands in keys, or the dimensions alone; null where all are asked for. */
    static @Nullable String breakdown(@Nullable String text, Set<Dimension> possible) throws Problem {
        if (text == null || text.equals("none")) {
            return text == null ? null : Series.TOTAL;
        }
        List<String> dimensions = possible.stream().map(Dimension::key).sorted().toList();
        for (String dimension : Breakdown.dimensionsOf(text).split("\\+", -1)) {
            if (!text.equals(Series.TOTAL) && !dimensions.contains(dimension)) {
                throw new Problem(400, "breakdown: a dimension is not one of " + dimensions);
            }
        }
        return text;
    }

    static @Nullable WindowSize size(@Nullable String text) throws Problem {
        return text == null
                ? null
                : WindowSize.ofText(text)
                        .orElseThrow(
                                () -> new Problem(400, "size: is none of " + String.join(", ", WindowSize.texts())));
    }
}
