package io.vocstreams.serve.store;

import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The scores of one metric, scale, dimensions and size, of which there are few. Their rows stand together.
 *
 * @param dimensions {@code *}, or {@code channel+stage}
 */
public record Family(int id, Scale scale, String dimensions, WindowSize size) {

    static final String SCHEMA = "create table if not exists families ("
            + "id integer primary key, metric text not null, scale_min integer not null, scale_max integer not null,"
            + " polarity text not null, dimensions text not null, size text not null,"
            + " unique (metric, scale_min, scale_max, polarity, dimensions, size))";

    /** In the order of their names. */
    public static List<Family> all(Connection connection) throws SQLException {
        return Statements.query(
                connection,
                Family::of,
                "select id, metric, scale_min, scale_max, polarity, dimensions, size from families"
                        + " order by metric, scale_min, scale_max, polarity, dimensions, size");
    }

    /** What its scores have in common. */
    public static Family of(int id, ScoreKey key) {
        Series series = key.series();
        return new Family(id, series.scale(), Breakdown.dimensionsOf(series.breakdown()), key.size());
    }

    public boolean holds(ScoreKey key) {
        return size == key.size()
                && scale.equals(key.series().scale())
                && dimensions.equals(Breakdown.dimensionsOf(key.series().breakdown()));
    }

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into families (id, metric, scale_min, scale_max, polarity, dimensions, size)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")) {
            Statements.update(
                    insert, id, scale.metric(), scale.min(), scale.max(), scale.polarity(), dimensions, size.text());
        }
    }

    private static Family of(ResultSet row) throws SQLException {
        Scale scale = new Scale(
                Metric.valueOf(row.getString("metric")),
                row.getInt("scale_min"),
                row.getInt("scale_max"),
                Polarity.valueOf(row.getString("polarity")));
        return new Family(row.getInt("id"), scale, row.getString("dimensions"), size(row.getString("size")));
    }

    private static WindowSize size(String text) {
        return WindowSize.ofText(text)
                .orElseThrow(() -> new IllegalStateException("the database has a window of another build"));
    }
}
