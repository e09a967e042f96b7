package io.vocstreams.serve.store;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Why and where records were refused. What was in them stays in the topic. */
record RejectsProjection(Deserializer<RejectedRecord> values) implements Projection {

    @Override
    public String topic() {
        return Topics.REJECTED;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists rejects (part integer not null, record_offset integer not null,"
                        + " arrived_at integer not null, stage text not null, source_topic text not null,"
                        + " source_partition integer not null, source_offset integer not null, reason text not null,"
                        + " field text, detail text not null, primary key (part, record_offset))",
                "create index if not exists rejects_by_arrival on rejects (arrived_at desc)");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new Writer(connection, values);
    }

    private static final class Writer implements TableWriter {

        private final Deserializer<RejectedRecord> values;
        private final PreparedStatement put;
        private final PreparedStatement expire;

        Writer(Connection connection, Deserializer<RejectedRecord> values) throws SQLException {
            this.values = values;
            put = connection.prepareStatement("insert or replace into rejects (part, record_offset, arrived_at, stage,"
                    + " source_topic, source_partition, source_offset, reason, field, detail)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            expire = connection.prepareStatement("delete from rejects where rowid in"
                    + " (select rowid from rejects where arrived_at < ? order by arrived_at limit ?)");
        }

        @Override
        public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
            if (record.value() == null) {
                return;
            }
            RejectedRecord rejected = values.deserialize(record.topic(), record.value());
            Statements.update(
                    put,
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    rejected.stage(),
                    rejected.source().topic(),
                    rejected.source().partition(),
                    rejected.source().offset(),
                    rejected.rejection().reason(),
                    rejected.rejection().field(),
                    rejected.rejection().detail());
        }

        @Override
        public int expire(long before, int most) throws SQLException {
            return Statements.update(expire, before, most);
        }
    }
}
