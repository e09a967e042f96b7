package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.cases.Risk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Customers of whom there are signs that they may leave. */
record AtRiskProjection(Deserializer<Risk> values) implements Projection {

    @Override
    public String topic() {
        return Topics.AT_RISK;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists at_risk (customer_id text primary key, until integer not null,"
                        + " body text not null)",
                "create index if not exists at_risk_by_end on at_risk (until desc, customer_id)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = connection.prepareStatement(
                "insert or replace into at_risk (customer_id, until, body) values (?, ?, ?)");
        PreparedStatement delete = connection.prepareStatement("delete from at_risk where customer_id = ?");
        return TableWriter.byKey(put, delete, this::row);
    }

    private @Nullable Object[] row(ConsumerRecord<byte[], byte[]> record) {
        Risk risk = values.deserialize(record.topic(), record.value());
        return new @Nullable Object[] {risk.customerId(), risk.until(), Body.of(Views.of(risk))};
    }
}
