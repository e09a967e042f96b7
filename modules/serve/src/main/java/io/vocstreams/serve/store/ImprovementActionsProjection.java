package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.improvement.ImprovementAction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What people said about improvements. */
record ImprovementActionsProjection(Deserializer<ImprovementAction> values) implements Projection {

    @Override
    public String topic() {
        return Topics.IMPROVEMENT_ACTIONS;
    }

    @Override
    public List<String> schema() {
        return FactColumns.schema(FactTables.IMPROVEMENT_ACTIONS);
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = FactColumns.prepare(connection, FactTables.IMPROVEMENT_ACTIONS);
        return record -> put(record, put);
    }

    private void put(ConsumerRecord<byte[], byte[]> record, PreparedStatement put) throws SQLException {
        if (record.value() == null) {
            return;
        }
        ImprovementAction action = values.deserialize(record.topic(), record.value());
        FactColumns.put(put, record, action, action.kind(), null, Body.of(Views.of(action)));
    }
}
