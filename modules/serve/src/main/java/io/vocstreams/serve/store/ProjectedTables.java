package io.vocstreams.serve.store;

import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.serve.domain.TopicPositions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes records of all topics into their tables, and how far they were read, in one transaction. For one thread. */
public final class ProjectedTables {

    private static final int EXPIRED_AT_ONCE = 5_000;
    private static final String CLUSTER = "cluster";

    private final Database database;
    private final Connection connection;
    private final Map<String, TableWriter> writers = new HashMap<>();
    private final PreparedStatement putPosition;
    private final Consumer<String> unreadable;

    /** @param unreadable called with the topic of each record that is none of its schema's */
    public ProjectedTables(Database database, Iterable<Projection> projections, Consumer<String> unreadable) {
        this.database = database;
        this.connection = database.writer();
        this.unreadable = unreadable;
        try {
            for (Projection projection : projections) {
                writers.put(projection.topic(), projection.open(connection));
            }
            putPosition = connection.prepareStatement(
                    "insert or replace into positions (topic, part, next_offset) values (?, ?, ?)");
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot prepare the database", failure);
        }
    }

    /** Whose topics these are; fails if they were another cluster's. */
    public void requireCluster(String clusterId) throws SQLException {
        String known = Database.fact(connection, CLUSTER).orElse(clusterId);
        if (!known.equals(clusterId)) {
            throw unusable("was made from the topics of another cluster; delete it, or choose another");
        }
        Database.putFact(connection, CLUSTER, clusterId);
        connection.commit();
    }

    public UnusableDatabase unusable(String problem) {
        return new UnusableDatabase(database.directory(), problem, null);
    }

    public TopicPositions position() throws SQLException {
        TopicPositions position = Database.position(connection);
        connection.rollback();
        return position;
    }

    /** All or nothing. */
    public void write(Iterable<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next)
            throws SQLException {
        boolean done = false;
        try {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                put(record);
            }
            for (Map.Entry<TopicPartition, Long> each : next.entrySet()) {
                Statements.update(
                        putPosition, each.getKey().topic(), each.getKey().partition(), each.getValue());
            }
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                rollback();
            }
        }
        writers.values().forEach(TableWriter::committed);
    }

    /** Deletes some of what came before that time; true if there may be more. */
    public boolean expire(long before) throws SQLException {
        boolean more = false;
        boolean done = false;
        try {
            for (TableWriter writer : writers.values()) {
                more |= writer.expire(before, EXPIRED_AT_ONCE) >= EXPIRED_AT_ONCE;
            }
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                rollback();
            }
        }
        return more;
    }

    private void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        TableWriter writer = writers.get(record.topic());
        if (writer == null) {
            throw new IllegalArgumentException(record.topic() + " has no table");
        }
        try {
            writer.put(record);
        } catch (UndecodableException foreign) {
            unreadable.accept(record.topic());
        }
    }

    private void rollback() throws SQLException {
        connection.rollback();
        for (TableWriter writer : writers.values()) {
            writer.rolledBack();
        }
    }
}
