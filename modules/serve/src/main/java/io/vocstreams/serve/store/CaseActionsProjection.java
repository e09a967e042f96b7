package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.cases.CaseAction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What people did about cases, in their own words. */
record CaseActionsProjection(Deserializer<CaseAction> values) implements Projection {

    @Override
    public String topic() {
        return Topics.CASE_ACTIONS;
    }

    @Override
    public List<String> schema() {
        return FactColumns.schema(FactTables.CASE_ACTIONS);
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = FactColumns.prepare(connection, FactTables.CASE_ACTIONS);
        return record -> put(record, put);
    }

    private void put(ConsumerRecord<byte[], byte[]> record, PreparedStatement put) throws SQLException {
        if (record.value() == null) {
            return;
        }
        CaseAction action = values.deserialize(record.topic(), record.value());
        FactColumns.put(put, record, action, action.kind(), action.until(), Body.of(Views.of(action)));
    }
}
