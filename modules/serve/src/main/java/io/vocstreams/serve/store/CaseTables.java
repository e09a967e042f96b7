package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds cases, and customers at risk. Bodies are the JSON that was kept. */
public final class CaseTables {

    /** Until when a case is put off: what the last SNOOZE that stands says. */
    private static final String SNOOZED_UNTIL = "(select until from case_actions where about = cases.case_id"
            + " and kind = 'SNOOZE' and retracted = 0 order by at desc, action_id desc limit 1)";

    private CaseTables() {}

    /** In which order cases are listed. */
    public enum Order {
        /** The promise that is to be kept next comes first. */
        DUE("due_at", true),
        /** The newest first. */
        OPENED("opened_at", false);

        private final String column;
        private final boolean ascending;

        Order(String column, boolean ascending) {
            this.column = column;
            this.ascending = ascending;
        }
    }

    /**
     * A case, and its place in the order.
     *
     * @param snoozedUntil null where it is not put off
     */
    public record Row(
            String body, long time, String id, @Nullable Instant snoozedUntil) {}

    /**
     * Cases in an order.
     *
     * @param awakeAt leaves out what is put off at that time; null for all
     */
    public static List<Row> cases(
            Connection connection,
            CaseSelection selection,
            Order order,
            @Nullable Instant awakeAt,
            @Nullable Row after,
            int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select body, " + order.column + " as time, case_id, " + SNOOZED_UNTIL
                + " as until from cases where true");
        // One customer has few: a "+" says that no other index is to be used.
        String over = selection.customer() == null ? "over" : "+over";
        Statements.equal(sql, values, over, selection.over() == null ? null : number(selection.over()));
        Statements.equal(sql, values, "status", selection.status());
        Statements.equal(sql, values, "severity", selection.severity());
        Statements.equal(sql, values, "rule_id", selection.rule());
        Statements.equal(sql, values, "owner", selection.owner());
        Statements.equal(sql, values, "assignee", selection.assignee());
        Statements.equal(sql, values, "customer_id", selection.customer());
        Statements.equal(sql, values, "breached", selection.breached() ? number(true) : null);
        if (awakeAt != null) {
            sql.append(" and coalesce(until, 0) <= ?");
            values.add(awakeAt);
        }
        if (after != null) {
            sql.append(" and ").append(order.column).append(order.ascending ? " >= ?" : " <= ?");
            sql.append(" and (").append(order.column).append(order.ascending ? " > ?" : " < ?");
            sql.append(" or case_id > ?)");
            values.add(after.time());
            values.add(after.time());
            values.add(after.id());
        }
        sql.append(" order by ")
                .append(order.column)
                .append(order.ascending ? "" : " desc")
                .append(", case_id limit ?");
        values.add(most);
        return Statements.query(connection, CaseTables::row, sql.toString(), values.toArray());
    }

    public static Optional<Row> one(Connection connection, String caseId) throws SQLException {
        return Statements.first(
                connection,
                CaseTables::row,
                "select body, due_at, case_id, " + SNOOZED_UNTIL + " from cases where case_id = ?",
                caseId);
    }

    /** Which departments, persons and rules there are, for who wants to choose among them. */
    public static List<String> owners(Connection connection) throws SQLException {
        return distinct(connection, "owner");
    }

    public static List<String> assignees(Connection connection) throws SQLException {
        return distinct(connection, "assignee");
    }

    public static List<String> rules(Connection connection) throws SQLException {
        return distinct(connection, "rule_id");
    }

    private static List<String> distinct(Connection connection, String column) throws SQLException {
        return Statements.query(
                connection,
                row -> row.getString(1),
                "select distinct " + column + " from cases where over = 0 and " + column + " is not null order by 1"
                        + " limit 200");
    }

    /** Those whose risk ends last come first. */
    public static List<Row> atRisk(Connection connection, @Nullable String customer, @Nullable Row after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select body, until, customer_id, null from at_risk where true");
        Statements.equal(sql, values, "customer_id", customer);
        if (after != null) {
            Statements.after(sql, values, "until", "customer_id", after.time(), after.id());
        }
        sql.append(" order by until desc, customer_id limit ?");
        values.add(most);
        return Statements.query(connection, CaseTables::row, sql.toString(), values.toArray());
    }

    private static Integer number(boolean flag) {
        return flag ? 1 : 0;
    }

    private static Row row(ResultSet row) throws SQLException {
        long until = row.getLong(4);
        return new Row(
                row.getString(1), row.getLong(2), row.getString(3), row.wasNull() ? null : Instant.ofEpochMilli(until));
    }
}
