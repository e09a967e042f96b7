package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.ThemeFinding;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What customers say in their own words, as it was read; the words are those of the interactions. */
record ReadingsProjection(Deserializer<Reading> values) implements Projection {

    @Override
    public String topic() {
        return Topics.READINGS;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists readings (event_id text primary key, customer_id text not null,"
                        + " occurred_at integer not null, polarity text, body text not null)",
                "create index if not exists readings_by_time on readings (occurred_at desc, event_id)",
                "create index if not exists readings_by_customer on readings (customer_id)",
                "create table if not exists reading_themes (theme text not null, occurred_at integer not null,"
                        + " event_id text not null, polarity text,"
                        + " primary key (theme, occurred_at desc, event_id)) without rowid",
                "create index if not exists reading_themes_by_event on reading_themes (event_id)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new Writer(connection, values);
    }

    private static final class Writer implements TableWriter {

        private final Deserializer<Reading> values;
        private final PreparedStatement put;
        private final PreparedStatement putTheme;
        private final PreparedStatement delete;
        private final PreparedStatement deleteThemes;

        Writer(Connection connection, Deserializer<Reading> values) throws SQLException {
            this.values = values;
            put = connection.prepareStatement("insert or replace into readings (event_id, customer_id, occurred_at,"
                    + " polarity, body) values (?, ?, ?, ?, ?)");
            putTheme = connection.prepareStatement("insert or replace into reading_themes (theme, occurred_at,"
                    + " event_id, polarity) values (?, ?, ?, ?)");
            delete = connection.prepareStatement("delete from readings where event_id = ?");
            deleteThemes = connection.prepareStatement("delete from reading_themes where event_id = ?");
        }

        @Override
        public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
            if (record.value() == null) {
                String eventId = new String(record.key(), StandardCharsets.UTF_8);
                Statements.update(deleteThemes, eventId);
                Statements.update(delete, eventId);
                return;
            }
            Reading reading = values.deserialize(record.topic(), record.value());
            Reading.Content content = reading.content();
            Statements.update(deleteThemes, content.eventId());
            for (ThemeFinding theme : content.voice().themes()) {
                Statements.update(putTheme, theme.id(), content.occurredAt(), content.eventId(), theme.polarity());
            }
            Statements.update(
                    put,
                    content.eventId(),
                    content.customerId(),
                    content.occurredAt(),
                    content.voice().polarity(),
                    Body.of(Views.of(reading)));
        }
    }
}
