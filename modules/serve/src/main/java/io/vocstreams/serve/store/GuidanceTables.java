package io.vocstreams.serve.store;

import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.serve.store.CustomerTables.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds whom operations concern, and how many. Bodies are the JSON that was kept. */
public final class GuidanceTables {

    /** Stands for none, so that rows of none are counted together. */
    static final String NO_REASON = "";

    private GuidanceTables() {}

    /** Null asks for all. */
    public record Selection(
            @Nullable String customer,
            @Nullable String operation,
            @Nullable String rule,
            @Nullable GuidanceClass guidanceClass,
            @Nullable Decision decision,
            @Nullable GuidanceReason reason) {}

    /** What a rule says of an operation, and when it last said something else of somebody. */
    public record OperationRow(
            String operationId, String key, String value, String ruleId, String kind, long latestAt) {}

    /**
     * How many customers of a decision.
     *
     * @param reason null for none
     */
    public record Count(String decision, @Nullable String reason, long customers) {}

    /** The latest decision first. */
    public static List<Row> find(Connection connection, Selection selection, @Nullable Row after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select body, decided_at, guidance_id from guidance where true");
        // One customer has few, and an operation fewer than a decision: a "+" says that no other index is to be used.
        String other = selection.customer() == null ? "" : "+";
        Statements.equal(sql, values, "customer_id", selection.customer());
        Statements.equal(sql, values, other + "operation_id", selection.operation());
        Statements.equal(sql, values, "rule_id", selection.rule());
        Statements.equal(sql, values, "class", selection.guidanceClass());
        Statements.equal(sql, values, (selection.operation() == null ? other : "+") + "decision", selection.decision());
        Statements.equal(sql, values, "reason", selection.reason());
        if (after != null) {
            Statements.after(sql, values, "decided_at", "guidance_id", after.time(), after.id());
        }
        sql.append(" order by decided_at desc, guidance_id limit ?");
        values.add(most);
        return Statements.query(connection, CustomerTables::row, sql.toString(), values.toArray());
    }

    /** Operations by rule, that of the latest decision first. */
    public static List<OperationRow> operations(Connection connection, @Nullable OperationRow after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select operation_id, subject_key, subject_value, rule_id, kind,"
                + " max(latest_at) as latest from guidance_counts"
                + " group by operation_id, subject_key, subject_value, rule_id, kind");
        if (after != null) {
            sql.append(" having latest < ? or (latest = ?"
                    + " and (operation_id, subject_key, subject_value, rule_id, kind) > (?, ?, ?, ?, ?))");
            values.add(after.latestAt());
            values.add(after.latestAt());
            values.addAll(List.of(after.operationId(), after.key(), after.value(), after.ruleId(), after.kind()));
        }
        sql.append(" order by latest desc, operation_id, subject_key, subject_value, rule_id, kind limit ?");
        values.add(most);
        return Statements.query(
                connection,
                row -> new OperationRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)),
                sql.toString(),
                values.toArray());
    }

    /** How many customers of each decision. */
    public static List<Count> counts(Connection connection, OperationRow of) throws SQLException {
        return Statements.query(
                connection,
                row -> new Count(
                        row.getString(1), NO_REASON.equals(row.getString(2)) ? null : row.getString(2), row.getLong(3)),
                "select decision, reason, customers from guidance_counts where operation_id = ? and subject_key = ?"
                        + " and subject_value = ? and rule_id = ? and kind = ? order by decision, reason",
                of.operationId(),
                of.key(),
                of.value(),
                of.ruleId(),
                of.kind());
    }
}
