package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Impact;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.ScoreSelection;
import io.vocstreams.serve.store.ScoreTable;
import io.vocstreams.serve.store.ScoreTable.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each part adds to a score: the score less the score without the part. */
final class ImpactRoutes {

    private static final int MOST_WINDOWS = 400;
    private static final int MOST_PARTS = 5_000;

    private final Database database;
    private final Listed listed;
    private final ViewerScores viewers;

    ImpactRoutes(Database database, Listed listed, ViewerScores viewers) {
        this.database = database;
        this.listed = listed;
        this.viewers = viewers;
    }

    List<Route> all() {
        return List.of(Route.get("impacts", "/v1/impacts", Clearance.VIEWER, this::impacts));
    }

    private record Part(Score score, Impact impact) {}

    private Object impacts(Call call) throws Problem {
        Parameters parameters = call.parameters();
        Metric metric = parameters.symbol("metric", Metric.class);
        String by = ScoreRoutes.breakdown(parameters.text("by"), Dimension.OF_SCORES);
        WindowSize size =
                Optional.ofNullable(ScoreRoutes.size(parameters.text("size"))).orElse(WindowSize.ROLLING_28_DAYS);
        Instant end = parameters.time("end");
        parameters.refuseOthers();
        if (metric == null || by == null || by.equals(Series.TOTAL) || by.contains("=")) {
            throw new Problem(400, "metric and by: impacts are of one metric by a breakdown, such as channel+action");
        }
        if (metric == Metric.TEXT && Breakdown.isOverlapping(by)) {
            throw new Problem(400, "by: a TEXT score by theme or function is no part of the score of all");
        }
        boolean all = call.isCleared(Clearance.AGENT);
        if (!all && size == WindowSize.HOUR) {
            throw new Problem(403, "hours are not for viewers");
        }
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = listed.head(connection, Topics.SCORES);
            ViewerScores.@Nullable Reading reading = all ? null : viewers.reading(connection);
            answer.put("items", items(connection, new Asked(metric, by, size, end), reading));
            return answer;
        });
    }

    private record Asked(
            Metric metric,
            String by,
            WindowSize size,
            @Nullable Instant end) {

        ScoreSelection of(String breakdown, @Nullable Score within) {
            return new ScoreSelection(
                    metric,
                    breakdown,
                    size,
                    within == null ? null : within.key().start(),
                    within == null ? end : within.windowEnd(),
                    null);
        }
    }

    /** Of each scale its last window in which anything can be said. */
    private static List<Map<String, @Nullable Object>> items(
            Connection connection, Asked asked, ViewerScores.@Nullable Reading reading) throws SQLException {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        Set<Scale> done = new LinkedHashSet<>();
        for (Found total : ScoreTable.find(connection, asked.of(Series.TOTAL, null), null, MOST_WINDOWS)) {
            Optional<Score> seen = seen(total, reading);
            boolean isAskedFor =
                    asked.end() == null || total.score().windowEnd().equals(asked.end());
            if (seen.isEmpty()
                    || !isAskedFor
                    || done.contains(total.score().key().series().scale())) {
                continue;
            }
            List<Part> parts = parts(connection, asked, seen.get(), reading);
            if (!parts.isEmpty()) {
                done.add(total.score().key().series().scale());
                List<Integer> ranks =
                        Impact.ranks(parts.stream().map(Part::impact).toList());
                for (int i = 0; i < parts.size(); i++) {
                    items.add(view(ranks.get(i), parts.get(i), seen.get()));
                }
            }
        }
        return items;
    }

    private static List<Part> parts(
            Connection connection, Asked asked, Score all, ViewerScores.@Nullable Reading reading) throws SQLException {
        Scale scale = all.key().series().scale();
        List<Part> parts = new ArrayList<>();
        for (Found found : ScoreTable.find(connection, asked.of(asked.by(), all), null, MOST_PARTS)) {
            Optional<Score> part = seen(found, reading);
            if (part.isPresent() && part.get().key().series().scale().equals(scale)) {
                // A version that viewers see may be older than that of the total, and then have more.
                boolean isWithin = part.get().responses() <= all.responses();
                Optional<Impact> impact =
                        isWithin ? Impact.of(scale, all.counts(), part.get().counts()) : Optional.empty();
                impact.filter(some -> Double.isFinite(some.error()))
                        .ifPresent(some -> parts.add(new Part(part.get(), some)));
            }
        }
        parts.sort(Comparator.comparingDouble((Part part) -> -part.impact().impact())
                .thenComparing(part -> part.score().key().series().breakdown()));
        return parts;
    }

    private static Optional<Score> seen(Found found, ViewerScores.@Nullable Reading reading) throws SQLException {
        return reading == null ? Optional.of(found.score()) : reading.visible(found);
    }

    private static Map<String, @Nullable Object> view(int rank, Part part, Score all) {
        Scale scale = all.key().series().scale();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("rank", rank);
        view.put("metric", scale.metric());
        view.put("scaleMin", scale.min());
        view.put("scaleMax", scale.max());
        view.put("polarity", scale.polarity());
        view.put("breakdown", part.score().key().series().breakdown());
        view.put("size", all.key().size().text());
        view.put("windowStart", all.key().start().toString());
        view.put("windowEnd", all.windowEnd().toString());
        view.put("responses", part.score().responses());
        view.put("share", part.impact().share());
        view.put("score", part.score().score());
        view.put("scoreOfAll", all.score());
        view.put("impact", part.impact().impact());
        view.put("error", part.impact().error());
        view.put("low", part.impact().low());
        view.put("high", part.impact().high());
        return view;
    }
}
