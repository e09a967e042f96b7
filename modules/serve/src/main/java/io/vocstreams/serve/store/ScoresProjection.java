package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.score.Score;
import io.vocstreams.serve.domain.SmallCells;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Scores: the latest version of each, those before it, and which of them viewers see. */
final class ScoresProjection implements Projection {

    private final Deserializer<Score> values;
    private final SmallCells smallCells;
    private final Consumer<List<ScoreChange>> listener;

    ScoresProjection(Deserializer<Score> values, SmallCells smallCells, Consumer<List<ScoreChange>> listener) {
        this.values = values;
        this.smallCells = smallCells;
        this.listener = listener;
    }

    @Override
    public String topic() {
        return Topics.SCORES;
    }

    @Override
    public List<String> schema() {
        String key = "primary key (family, breakdown, window_start";
        return List.of(
                Family.SCHEMA,
                "create table if not exists scores (" + ScoreColumns.TYPES + ", shown integer not null, " + key
                        + ")) without rowid",
                "create index if not exists scores_by_start on scores"
                        + " (family, window_start desc, breakdown, responses)",
                "create table if not exists score_history (" + ScoreColumns.TYPES + ", ended_at integer not null, "
                        + key + ", record_offset)) without rowid",
                "create index if not exists score_history_by_start on score_history"
                        + " (family, window_start desc, breakdown)",
                "create index if not exists score_history_by_end on score_history (ended_at)",
                "create table if not exists shown_scores (" + ScoreColumns.TYPES + ", " + key + ")) without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new ScoresWriter(connection, values, smallCells, listener);
    }
}
