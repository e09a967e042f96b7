package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.experiment.Experiment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What is to be found out, as it is planned. */
record ExperimentsProjection(Deserializer<Experiment> values) implements Projection {

    @Override
    public String topic() {
        return Topics.EXPERIMENTS;
    }

    @Override
    public List<String> schema() {
        return List.of("create table if not exists experiments (experiment_id text primary key, body text not null)"
                + " without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put =
                connection.prepareStatement("insert or replace into experiments (experiment_id, body) values (?, ?)");
        PreparedStatement delete = connection.prepareStatement("delete from experiments where experiment_id = ?");
        return TableWriter.byKey(put, delete, this::row);
    }

    private @Nullable Object[] row(ConsumerRecord<byte[], byte[]> record) {
        Experiment one = values.deserialize(record.topic(), record.value());
        return new @Nullable Object[] {one.plan().experimentId(), Body.of(Views.of(one))};
    }
}
