package io.vocstreams.serve.store;

import io.vocstreams.model.Fact;
import io.vocstreams.model.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What people did or said, in their own words: of each action id the version that holds. */
record FactsProjection<F extends Fact>(String topic, String table, Deserializer<F> values, Columns<F> columns)
        implements Projection {

    /**
     * What only facts of this kind say.
     *
     * @param until null where it says nothing of a time to come
     */
    record Columns<F>(
            Function<F, Enum<?>> kind, Function<F, @Nullable Instant> until, Function<F, Map<String, Object>> view) {}

    @Override
    public List<String> schema() {
        return List.of("create table if not exists " + table + " (about text not null, action_id text not null,"
                + " revision integer not null, retracted integer not null, kind text not null, at integer not null,"
                + " until integer, part integer not null, record_offset integer not null, body text not null,"
                + " primary key (about, action_id)) without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = connection.prepareStatement("insert into " + table
                + " as held (about, action_id, revision, retracted,"
                + " kind, at, until, part, record_offset, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (about, action_id) do update set revision = excluded.revision,"
                + " retracted = excluded.retracted, kind = excluded.kind, at = excluded.at, until = excluded.until,"
                + " part = excluded.part, record_offset = excluded.record_offset, body = excluded.body"
                + " where (excluded.revision, excluded.retracted) > (held.revision, held.retracted)");
        return record -> put(record, put);
    }

    private void put(ConsumerRecord<byte[], byte[]> record, PreparedStatement put) throws SQLException {
        if (record.value() == null) {
            return;
        }
        F fact = values.deserialize(record.topic(), record.value());
        Statements.update(
                put,
                fact.about(),
                fact.actionId(),
                fact.revision(),
                fact.operation() == Operation.RETRACT ? 1 : 0,
                columns.kind().apply(fact),
                fact.at(),
                columns.until().apply(fact),
                record.partition(),
                record.offset(),
                Body.of(columns.view().apply(fact)));
    }
}
