package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds readings, with what was said. Bodies are the JSON that was kept. */
public final class VoiceTables {

    private VoiceTables() {}

    /**
     * Which readings are asked for; null asks for all.
     *
     * @param polarity of the theme where one is asked for, else of the whole text
     */
    public record Selection(
            @Nullable String theme,
            @Nullable String polarity,
            @Nullable String customer,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * A reading, and its place in the order.
     *
     * @param interaction what was said, as it came; null where it is not held any more
     */
    public record Row(String body, @Nullable String interaction, long time, String id) {}

    /** The newest first. */
    public static List<Row> find(Connection connection, Selection selection, @Nullable Row after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        boolean byTheme = selection.theme() != null;
        String found = byTheme ? "reading_themes" : "readings";
        StringBuilder sql = new StringBuilder("select readings.body, (select body from interactions"
                + " where customer_id = readings.customer_id and occurred_at = readings.occurred_at"
                + " and event_id = readings.event_id limit 1), readings.occurred_at, readings.event_id from ");
        sql.append(byTheme ? "reading_themes join readings using (event_id)" : "readings")
                .append(" where true");
        compare(sql, values, "reading_themes.theme = ?", selection.theme());
        compare(sql, values, found + ".polarity = ?", selection.polarity());
        compare(sql, values, "readings.customer_id = ?", selection.customer());
        compare(sql, values, found + ".occurred_at >= ?", selection.from());
        compare(sql, values, found + ".occurred_at < ?", selection.to());
        if (after != null) {
            sql.append(" and ").append(found).append(".occurred_at <= ?");
            sql.append(" and (")
                    .append(found)
                    .append(".occurred_at < ? or ")
                    .append(found)
                    .append(".event_id > ?)");
            values.add(after.time());
            values.add(after.time());
            values.add(after.id());
        }
        sql.append(" order by ")
                .append(found)
                .append(".occurred_at desc, ")
                .append(found)
                .append(".event_id limit ?");
        values.add(most);
        return Statements.query(connection, VoiceTables::row, sql.toString(), values.toArray());
    }

    private static void compare(
            StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
    }
}
