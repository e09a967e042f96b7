package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their values. Values are always bound, never written into the text of a statement. */
public final class Statements {

    /** What becomes of one row. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Statements() {}

    /** Binds texts, numbers, times (as milliseconds), enums (as their names) and nulls, in their order. */
    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant time) {
                statement.setLong(i + 1, time.toEpochMilli());
            } else if (value instanceof Enum<?> symbol) {
                statement.setString(i + 1, symbol.name());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** Narrows a query to rows with this value; null asks for all. */
    static void equal(StringBuilder sql, List<@Nullable Object> values, String column, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    /** Narrows a query that lists the newest first, and of one time the smallest id, to what comes after a row. */
    static void after(
            StringBuilder sql,
            List<@Nullable Object> values,
            String timeColumn,
            String idColumn,
            long time,
            String id) {
        sql.append(" and ")
                .append(timeColumn)
                .append(" <= ? and (")
                .append(timeColumn)
                .append(" < ? or ");
        sql.append(idColumn).append(" > ?)");
        values.add(time);
        values.add(time);
        values.add(id);
    }

    static int update(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        bind(statement, values);
        return statement.executeUpdate();
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(Connection connection, Row<T> row, String sql, @Nullable Object... values)
            throws SQLException {
        return query(connection, row, sql, values).stream().findFirst();
    }

    public static <T> List<T> query(Connection connection, Row<T> row, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(row.of(rows));
                }
            }
            return all;
        }
    }
}
