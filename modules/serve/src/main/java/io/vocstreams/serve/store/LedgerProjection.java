package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** What each task says became of its records. */
record LedgerProjection(Deserializer<LedgerEntry> values) implements Projection {

    @Override
    public String topic() {
        return Topics.LEDGER;
    }

    @Override
    public List<String> schema() {
        return List.of("create table if not exists ledger (entry text primary key, stage text not null,"
                + " source_topic text not null, source_partition integer not null, consumed integer not null,"
                + " accepted integer not null, duplicate integer not null, dead_lettered integer not null,"
                + " rejected text not null) without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        PreparedStatement put = connection.prepareStatement("insert or replace into ledger (entry, stage,"
                + " source_topic, source_partition, consumed, accepted, duplicate, dead_lettered, rejected)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        return record -> {
            if (record.value() == null) {
                return;
            }
            LedgerEntry entry = values.deserialize(record.topic(), record.value());
            Map<String, Object> rejected = new TreeMap<>(entry.rejected());
            Statements.update(
                    put,
                    entry.key(),
                    entry.stage(),
                    entry.sourceTopic(),
                    entry.sourcePartition(),
                    entry.consumed(),
                    entry.accepted(),
                    entry.duplicate(),
                    entry.deadLettered(),
                    Body.of(rejected));
        };
    }
}
