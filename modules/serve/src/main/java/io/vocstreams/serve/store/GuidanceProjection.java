package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.guidance.GuidanceRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Whom operations concern, and whether they are told. One operation may concern many customers, so how many of each
 * decision there are is kept, too, and not counted each time somebody looks.
 */
record GuidanceProjection(Deserializer<GuidanceRow> values) implements Projection {

    /** What is counted together. */
    private static final List<String> GROUPED =
            List.of("operation_id", "subject_key", "subject_value", "rule_id", "kind", "decision", "reason");

    private static final String GROUP = String.join(", ", GROUPED);

    @Override
    public String topic() {
        return Topics.GUIDANCE;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists guidance (guidance_id text primary key, customer_id text not null,"
                        + " operation_id text not null, subject_key text not null, subject_value text not null,"
                        + " rule_id text not null, kind text not null, decision text not null, reason text not null,"
                        + " class text not null, decided_at integer not null, body text not null)",
                "create index if not exists guidance_by_customer on guidance (customer_id, decided_at desc,"
                        + " guidance_id)",
                "create index if not exists guidance_by_operation on guidance (operation_id, decided_at desc,"
                        + " guidance_id)",
                "create index if not exists guidance_by_decision on guidance (decision, decided_at desc,"
                        + " guidance_id)",
                "create index if not exists guidance_by_time on guidance (decided_at desc, guidance_id)",
                // The latest decision only says what is listed first: it does not go back when a row goes.
                "create table if not exists guidance_counts (operation_id text not null, subject_key text not null,"
                        + " subject_value text not null, rule_id text not null, kind text not null,"
                        + " decision text not null, reason text not null, customers integer not null,"
                        + " latest_at integer not null, primary key (" + GROUP + ")) without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new Writer(connection);
    }

    private final class Writer implements TableWriter {

        private final PreparedStatement before;
        private final PreparedStatement put;
        private final PreparedStatement delete;
        private final PreparedStatement more;
        private final PreparedStatement fewer;
        private final PreparedStatement none;

        Writer(Connection connection) throws SQLException {
            before = connection.prepareStatement("select " + GROUP + " from guidance where guidance_id = ?");
            put = connection.prepareStatement("insert or replace into guidance (guidance_id, customer_id, class,"
                    + " decided_at, body, " + GROUP + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            delete = connection.prepareStatement("delete from guidance where guidance_id = ?");
            more = connection.prepareStatement("insert into guidance_counts (" + GROUP + ", latest_at, customers)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict do update set customers = customers + 1,"
                    + " latest_at = max(latest_at, excluded.latest_at)");
            String counted = " where " + String.join(" = ? and ", GROUPED) + " = ?";
            fewer = connection.prepareStatement("update guidance_counts set customers = customers - 1" + counted);
            none = connection.prepareStatement("delete from guidance_counts" + counted + " and customers = 0");
        }

        @Override
        public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
            String guidanceId = new String(record.key(), StandardCharsets.UTF_8);
            uncount(guidanceId);
            if (record.value() == null) {
                Statements.update(delete, guidanceId);
                return;
            }
            GuidanceRow row = values.deserialize(record.topic(), record.value());
            GuidanceRow.Content content = row.content();
            String reason = content.reason() == null
                    ? GuidanceTables.NO_REASON
                    : content.reason().name();
            Statements.update(
                    put,
                    guidanceId,
                    content.customerId(),
                    content.guidanceClass(),
                    content.decidedAt(),
                    Body.of(Views.of(row)),
                    content.operationId(),
                    content.subject().key(),
                    content.subject().value(),
                    content.ruleId(),
                    content.kind(),
                    content.decision(),
                    reason);
            Statements.update(
                    more,
                    content.operationId(),
                    content.subject().key(),
                    content.subject().value(),
                    content.ruleId(),
                    content.kind(),
                    content.decision(),
                    reason,
                    content.decidedAt());
        }

        private void uncount(String guidanceId) throws SQLException {
            Statements.bind(before, guidanceId);
            Object[] group = new Object[GROUPED.size()];
            try (ResultSet row = before.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                for (int i = 0; i < group.length; i++) {
                    group[i] = row.getString(i + 1);
                }
            }
            Statements.update(fewer, group);
            Statements.update(none, group);
        }
    }
}
