package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Attribution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Which touchpoint each feedback is about. */
record AttributionsProjection(Deserializer<Attribution> values) implements Projection {

    @Override
    public String topic() {
        return Topics.ATTRIBUTIONS;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists attributions (feedback_id text primary key, customer_id text not null,"
                        + " journey_id text, body text not null)",
                "create index if not exists attributions_by_customer on attributions (customer_id, feedback_id)",
                "create index if not exists attributions_by_journey on attributions (journey_id, feedback_id)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = connection.prepareStatement("insert or replace into attributions"
                + " (feedback_id, customer_id, journey_id, body) values (?, ?, ?, ?)");
        PreparedStatement delete = connection.prepareStatement("delete from attributions where feedback_id = ?");
        return TableWriter.byKey(put, delete, this::row);
    }

    private @Nullable Object[] row(ConsumerRecord<byte[], byte[]> record) {
        Attribution attribution = values.deserialize(record.topic(), record.value());
        return new @Nullable Object[] {
            attribution.feedbackId(), attribution.customerId(), attribution.journeyId(), Body.of(Views.of(attribution))
        };
    }
}
