package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Sla;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Cases as they are now. */
final class CasesProjection implements Projection {

    private final Deserializer<Case> values;
    private final Consumer<List<CaseChange>> listener;

    CasesProjection(Deserializer<Case> values, Consumer<List<CaseChange>> listener) {
        this.values = values;
        this.listener = listener;
    }

    @Override
    public String topic() {
        return Topics.CASES;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists cases (case_id text primary key, customer_id text not null,"
                        + " rule_id text not null, severity text not null, owner text not null, assignee text,"
                        + " status text not null, over integer not null, breached integer not null,"
                        + " opened_at integer not null, due_at integer not null, body text not null)",
                "create index if not exists cases_by_due on cases (over, due_at, case_id)",
                "create index if not exists cases_by_opening on cases (over, opened_at desc, case_id)",
                "create index if not exists cases_by_customer on cases (customer_id)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new Writer(connection);
    }

    private final class Writer implements TableWriter {

        private final PreparedStatement put;
        private final PreparedStatement delete;
        private List<CaseChange> changes = new ArrayList<>();

        Writer(Connection connection) throws SQLException {
            put = connection.prepareStatement("insert or replace into cases (case_id, customer_id, rule_id, severity,"
                    + " owner, assignee, status, over, breached, opened_at, due_at, body)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            delete = connection.prepareStatement("delete from cases where case_id = ?");
        }

        @Override
        public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
            String caseId = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                Statements.update(delete, caseId);
                tell(caseId, null, record);
                return;
            }
            Case one = values.deserialize(record.topic(), record.value());
            Statements.update(
                    put,
                    one.caseId(),
                    one.customerId(),
                    one.ruleId(),
                    one.severity(),
                    one.owner(),
                    one.assignee(),
                    one.status(),
                    CaseSelection.isOver(one) ? 1 : 0,
                    CaseSelection.isBreached(one) ? 1 : 0,
                    one.openedAt(),
                    due(one),
                    Body.of(Views.of(one)));
            tell(one.caseId(), one, record);
        }

        @Override
        public void committed() {
            if (!changes.isEmpty()) {
                listener.accept(changes);
                changes = new ArrayList<>();
            }
        }

        @Override
        public void rolledBack() {
            changes = new ArrayList<>();
        }

        private void tell(String caseId, @Nullable Case one, ConsumerRecord<byte[], byte[]> record) {
            changes.add(new CaseChange(caseId, one, record.partition(), record.offset()));
        }
    }

    /** The promise that is to be kept next. */
    private static Instant due(Case one) {
        boolean isContacted = one.status() == Case.Status.CONTACTED || one.contactSla() != Sla.PENDING;
        return isContacted ? one.resolveDueAt() : one.contactDueAt();
    }
}
