package io.vocstreams.serve.store;

import io.vocstreams.model.Fact;
import io.vocstreams.model.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What people said about one thing, as rows: of each action id the version that holds. */
final class FactColumns {

    private FactColumns() {}

    static List<String> schema(String table) {
        return List.of("create table if not exists " + table + " (about text not null, action_id text not null,"
                + " revision integer not null, retracted integer not null, kind text not null, at integer not null,"
                + " until integer, part integer not null, record_offset integer not null, body text not null,"
                + " primary key (about, action_id)) without rowid");
    }

    static PreparedStatement prepare(Connection connection, String table) throws SQLException {
        return connection.prepareStatement("insert into " + table + " as held (about, action_id, revision, retracted,"
                + " kind, at, until, part, record_offset, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (about, action_id) do update set revision = excluded.revision,"
                + " retracted = excluded.retracted, kind = excluded.kind, at = excluded.at, until = excluded.until,"
                + " part = excluded.part, record_offset = excluded.record_offset, body = excluded.body"
                + " where (excluded.revision, excluded.retracted) > (held.revision, held.retracted)");
    }

    /** @param until null where it says nothing of a time to come */
    static void put(
            PreparedStatement statement,
            ConsumerRecord<byte[], byte[]> record,
            Fact fact,
            Enum<?> kind,
            @Nullable Object until,
            String body)
            throws SQLException {
        Statements.update(
                statement,
                fact.about(),
                fact.actionId(),
                fact.revision(),
                fact.operation() == Operation.RETRACT ? 1 : 0,
                kind,
                fact.at(),
                until,
                record.partition(),
                record.offset(),
                body);
    }
}
