package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds improvements. Bodies are the JSON that was kept. */
public final class ImprovementTables {

    private static final String COLUMNS = "select improvement_id, body, series, scope, done_at from improvements";

    private ImprovementTables() {}

    /**
     * An improvement.
     *
     * @param doneAt null while it is not done
     */
    public record Row(
            String id,
            String body,
            @Nullable String series,
            @Nullable String scope,
            @Nullable Instant doneAt) {}

    /** By id, those behind one. */
    public static List<Row> find(
            Connection connection,
            @Nullable String status,
            @Nullable String department,
            @Nullable String after,
            int most)
            throws SQLException {
        return Statements.query(
                connection,
                ImprovementTables::row,
                COLUMNS + " where (? is null or status = ?) and (? is null or department = ?) and improvement_id > ?"
                        + " order by improvement_id limit ?",
                status,
                status,
                department,
                department,
                after == null ? "" : after,
                most);
    }

    public static Optional<Row> one(Connection connection, String id) throws SQLException {
        return Statements.first(connection, ImprovementTables::row, COLUMNS + " where improvement_id = ?", id);
    }

    private static Row row(ResultSet row) throws SQLException {
        long doneAt = row.getLong(5);
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.wasNull() ? null : Instant.ofEpochMilli(doneAt));
    }
}
