package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds what people said. */
public final class FactTables {

    /** What they did about cases. */
    public static final String CASE_ACTIONS = "case_actions";

    /** What they said about improvements. */
    public static final String IMPROVEMENT_ACTIONS = "improvement_actions";

    private FactTables() {}

    /** Where the version that holds was written. */
    public record Written(int revision, boolean retracted, int partition, long offset) {}

    public static Optional<Written> written(Connection connection, String table, String about, String actionId)
            throws SQLException {
        return Statements.first(
                connection,
                row -> new Written(row.getInt(1), row.getInt(2) == 1, row.getInt(3), row.getLong(4)),
                "select revision, retracted, part, record_offset from " + table + " where about = ? and action_id = ?",
                about,
                actionId);
    }

    /** What is not taken back, by time; as JSON. */
    public static List<String> standing(Connection connection, String table, String about, int most)
            throws SQLException {
        return Statements.query(
                connection,
                row -> row.getString(1),
                "select body from " + table + " where about = ? and retracted = 0 order by at, action_id limit ?",
                about,
                most);
    }
}
