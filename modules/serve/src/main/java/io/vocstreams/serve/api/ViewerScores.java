package io.vocstreams.serve.api;

import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.score.Score;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.domain.SmallCells.Content;
import io.vocstreams.serve.store.Family;
import io.vocstreams.serve.store.ScoreTable;
import io.vocstreams.serve.store.ScoreTable.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores as viewers see them: of a small cell only that there is one. */
final class ViewerScores {

    private final SmallCells smallCells;

    ViewerScores(SmallCells smallCells) {
        this.smallCells = smallCells;
    }

    Reading reading(Connection connection) {
        return new Reading(connection);
    }

    private record Window(Family family, Instant start) {}

    /** Within one read of the database. */
    final class Reading {

        private final Connection connection;
        private final Map<Window, Set<String>> hidden = new HashMap<>();

        private Reading(Connection connection) {
            this.connection = connection;
        }

        Map<String, @Nullable Object> view(Found latest) throws SQLException {
            return visible(latest).map(ViewerScores::view).orElseGet(() -> hidden(latest.score()));
        }

        /** The version that viewers see; empty where the cell is hidden. */
        Optional<Score> visible(Found latest) throws SQLException {
            Score score = latest.score();
            Window window = new Window(latest.family(), score.key().start());
            Set<String> cells = hidden.get(window);
            if (cells == null) {
                cells = ScoreTable.hidden(connection, window.family(), window.start(), smallCells);
                hidden.put(window, cells);
            }
            boolean isHidden = !smallCells.isShowable(Content.of(score))
                    || cells.contains(score.key().series().breakdown());
            return isHidden ? Optional.empty() : ScoreTable.shown(connection, latest);
        }
    }

    private static Map<String, @Nullable Object> view(Score score) {
        return new LinkedHashMap<>(Views.of(score));
    }

    private static Map<String, @Nullable Object> hidden(Score score) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("key", score.key().text());
        view.put("metric", score.key().series().scale().metric());
        view.put("scaleMin", score.key().series().scale().min());
        view.put("scaleMax", score.key().series().scale().max());
        view.put("polarity", score.key().series().scale().polarity());
        view.put("breakdown", score.key().series().breakdown());
        view.put("size", score.key().size().text());
        view.put("windowStart", score.key().start().toString());
        view.put("windowEnd", score.windowEnd().toString());
        view.put("hidden", true);
        return view;
    }
}
