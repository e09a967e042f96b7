package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.improvement.Improvement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What is to be better, as it holds. */
record ImprovementsProjection(Deserializer<Improvement> values) implements Projection {

    @Override
    public String topic() {
        return Topics.IMPROVEMENTS;
    }

    @Override
    public List<String> schema() {
        return List.of("create table if not exists improvements (improvement_id text primary key, status text not null,"
                + " department text, done_at integer, series text, scope text, body text not null) without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = connection.prepareStatement("insert or replace into improvements"
                + " (improvement_id, status, department, done_at, series, scope, body) values (?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement delete = connection.prepareStatement("delete from improvements where improvement_id = ?");
        return TableWriter.byKey(put, delete, this::row);
    }

    private @Nullable Object[] row(ConsumerRecord<byte[], byte[]> record) {
        Improvement one = values.deserialize(record.topic(), record.value());
        return new @Nullable Object[] {
            one.improvementId(),
            one.status(),
            one.department(),
            one.doneAt(),
            one.series(),
            one.scope(),
            Body.of(Views.of(one))
        };
    }
}
