package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Header;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What each customer did and said: a row for each place that published an interaction there and did not withdraw it.
 * The interaction is the customer's while there is a row.
 */
record InteractionsProjection(Deserializer<ResolvedInteraction> values) implements Projection {

    private static final String KEY = "customer_id, origin, event_id, place";

    @Override
    public String topic() {
        return Topics.INTERACTIONS;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists interactions (customer_id text not null, origin text not null,"
                        + " event_id text not null, place text not null, revision integer not null,"
                        + " identified integer not null, occurred_at integer not null, arrived_at integer not null,"
                        + " body text not null, primary key (" + KEY + "))",
                "create index if not exists interactions_by_time on interactions"
                        + " (customer_id, occurred_at desc, event_id, origin)",
                "create index if not exists interactions_by_arrival on interactions (arrived_at)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new Writer(connection, values);
    }

    private static final class Writer implements TableWriter {

        private final Deserializer<ResolvedInteraction> values;
        private final PreparedStatement put;
        private final PreparedStatement withdraw;
        private final PreparedStatement expire;

        Writer(Connection connection, Deserializer<ResolvedInteraction> values) throws SQLException {
            this.values = values;
            put = connection.prepareStatement("insert or replace into interactions (" + KEY
                    + ", revision, identified, occurred_at, arrived_at, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            withdraw = connection.prepareStatement("delete from interactions"
                    + " where customer_id = ? and origin = ? and event_id = ? and place = ?");
            expire = connection.prepareStatement("delete from interactions where rowid in"
                    + " (select rowid from interactions where arrived_at < ? order by arrived_at limit ?)");
        }

        @Override
        public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
            if (record.value() == null) {
                return;
            }
            ResolvedInteraction resolved = values.deserialize(record.topic(), record.value());
            Header header = resolved.interaction().header();
            String customer = resolved.customerId();
            String origin = resolved.origin().text();
            String place = resolved.publishedBy().text();
            if (resolved.operation() == Operation.RETRACT) {
                Statements.update(withdraw, customer, origin, header.eventId(), place);
            } else {
                Statements.update(
                        put,
                        customer,
                        origin,
                        header.eventId(),
                        place,
                        header.revision(),
                        resolved.identified() ? 1 : 0,
                        header.occurredAt(),
                        record.timestamp(),
                        Body.of(resolved.interaction()));
            }
        }

        @Override
        public int expire(long before, int most) throws SQLException {
            return Statements.update(expire, before, most);
        }
    }
}
