package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is kept of customers: journeys, interactions, attributions. Bodies are the JSON that was kept. */
public final class CustomerTables {

    private CustomerTables() {}

    /** A row as JSON, and its place in the order: the time, then the id. */
    public record Row(String body, long time, String id) {}

    /** Null asks for all. */
    public record JourneySelection(
            @Nullable String customerId,
            @Nullable String status,
            @Nullable String outcome) {}

    /** The newest first. */
    public static List<Row> journeys(Connection connection, JourneySelection selection, @Nullable Row after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select body, last_at, journey_id from journeys where true");
        // One customer has few: a "+" says that no other index is to be used.
        String other = selection.customerId() == null ? "" : "+";
        Statements.equal(sql, values, "customer_id", selection.customerId());
        Statements.equal(sql, values, other + "status", selection.status());
        Statements.equal(sql, values, other + "outcome", selection.outcome());
        if (after != null) {
            Statements.after(sql, values, "last_at", "journey_id", after.time(), after.id());
        }
        sql.append(" order by last_at desc, journey_id limit ?");
        values.add(most);
        return Statements.query(connection, CustomerTables::row, sql.toString(), values.toArray());
    }

    public static Optional<String> journey(Connection connection, String journeyId) throws SQLException {
        return Statements.first(
                connection, row -> row.getString(1), "select body from journeys where journey_id = ?", journeyId);
    }

    public static List<String> attributionsOfJourney(Connection connection, String journeyId, int most)
            throws SQLException {
        return Statements.query(
                connection,
                row -> row.getString(1),
                "select body from attributions where journey_id = ? order by feedback_id limit ?",
                journeyId,
                most);
    }

    public static List<String> attributionsOfCustomer(Connection connection, String customerId, int most)
            throws SQLException {
        return Statements.query(
                connection,
                row -> row.getString(1),
                "select body from attributions where customer_id = ? order by feedback_id limit ?",
                customerId,
                most);
    }

    /** The newest first; each once, whatever places published it. */
    public static List<Row> interactions(Connection connection, String customerId, @Nullable Row after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select body, occurred_at, event_id || '/' || origin as id,"
                + " max(revision) from interactions where customer_id = ?");
        values.add(customerId);
        if (after != null) {
            Statements.after(sql, values, "occurred_at", "event_id || '/' || origin", after.time(), after.id());
        }
        sql.append(" group by origin, event_id order by occurred_at desc, id limit ?");
        values.add(most);
        return Statements.query(connection, CustomerTables::row, sql.toString(), values.toArray());
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getLong(2), row.getString(3));
    }
}
