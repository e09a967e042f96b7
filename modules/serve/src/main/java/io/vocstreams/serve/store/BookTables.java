package io.vocstreams.serve.store;

import io.vocstreams.contracts.TopicCatalogue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the records: sums of the ledger, and what was refused. */
public final class BookTables {

    private static final List<String> FLOW = TopicCatalogue.load().stages();

    private BookTables() {}

    /** Of one stage and source topic, over all partitions and tasks. */
    public record Sum(
            String stage,
            String topic,
            long consumed,
            long accepted,
            long duplicate,
            long deadLettered,
            long rejected) {}

    /** The place of a refusal in the order of all. */
    public record Place(long arrivedAt, long partition, long offset) {}

    /** A refusal, and its place. */
    public record Refused(Map<String, @Nullable Object> view, Place place) {}

    /** Stages in the order of the flow. */
    public static List<Sum> ledger(Connection connection) throws SQLException {
        List<Sum> sums = new ArrayList<>(Statements.query(
                connection,
                row -> new Sum(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                "select stage, source_topic, sum(consumed), sum(accepted), sum(duplicate), sum(dead_lettered),"
                        + " sum((select coalesce(sum(value), 0) from json_each(rejected)))"
                        + " from ledger group by stage, source_topic order by source_topic"));
        sums.sort(Comparator.comparingInt(sum -> FLOW.indexOf(sum.stage())));
        return sums;
    }

    /** How many records each reason refused, by stage. */
    public static List<Map<String, Object>> reasons(Connection connection) throws SQLException {
        return Statements.query(
                connection,
                row -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("stage", row.getString(1));
                    view.put("reason", row.getString(2));
                    view.put("records", row.getLong(3));
                    return view;
                },
                "select stage, key, sum(value) from ledger, json_each(ledger.rejected)"
                        + " group by stage, key having sum(value) > 0 order by sum(value) desc, stage, key");
    }

    /** The newest first. */
    public static List<Refused> rejects(Connection connection, @Nullable String reason, @Nullable Place after, int most)
            throws SQLException {
        String columns = "select arrived_at, part, record_offset, stage, source_topic, source_partition, source_offset,"
                + " reason, field, detail from rejects where (? is null or reason = ?)";
        String order = " order by arrived_at desc, part, record_offset limit ?";
        return after == null
                ? Statements.query(connection, BookTables::refused, columns + order, reason, reason, most)
                : Statements.query(
                        connection,
                        BookTables::refused,
                        columns + " and arrived_at <= ? and (arrived_at < ? or (part, record_offset) > (?, ?))" + order,
                        reason,
                        reason,
                        after.arrivedAt(),
                        after.arrivedAt(),
                        after.partition(),
                        after.offset(),
                        most);
    }

    private static Refused refused(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("refusedAt", Instant.ofEpochMilli(row.getLong(1)).toString());
        view.put("stage", row.getString(4));
        view.put("topic", row.getString(5));
        view.put("partition", row.getInt(6));
        view.put("offset", row.getLong(7));
        view.put("reason", row.getString(8));
        view.put("field", row.getString(9));
        view.put("detail", row.getString(10));
        return new Refused(view, new Place(row.getLong(1), row.getLong(2), row.getLong(3)));
    }
}
