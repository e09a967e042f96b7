package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Journey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Journeys, those that were superseded included. */
record JourneysProjection(Deserializer<Journey> values) implements Projection {

    @Override
    public String topic() {
        return Topics.JOURNEYS;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists journeys (journey_id text primary key, customer_id text not null,"
                        + " status text not null, outcome text not null, last_at integer not null, body text not null)",
                "create index if not exists journeys_by_customer on journeys (customer_id, last_at desc, journey_id)",
                "create index if not exists journeys_by_outcome on journeys (outcome, last_at desc, journey_id)",
                "create index if not exists journeys_by_status on journeys (status, last_at desc, journey_id)",
                "create index if not exists journeys_by_time on journeys (last_at desc, journey_id)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = connection.prepareStatement("insert or replace into journeys"
                + " (journey_id, customer_id, status, outcome, last_at, body) values (?, ?, ?, ?, ?, ?)");
        PreparedStatement delete = connection.prepareStatement("delete from journeys where journey_id = ?");
        return TableWriter.byKey(put, delete, this::row);
    }

    private @Nullable Object[] row(ConsumerRecord<byte[], byte[]> record) {
        Journey journey = values.deserialize(record.topic(), record.value());
        return new @Nullable Object[] {
            journey.journeyId(),
            journey.customerId(),
            journey.status(),
            journey.path().outcome(),
            journey.path().lastAt(),
            Body.of(Views.of(journey))
        };
    }
}
