package io.vocstreams.serve.store;

import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts the records of one topic into their tables. Used by one thread. */
public interface TableWriter {

    void put(ConsumerRecord<byte[], byte[]> record) throws SQLException;

    /** Deletes at most so many rows of what came before that time; answers how many it did. */
    default int expire(long before, int most) throws SQLException {
        return 0;
    }

    /** What was put is there for all. */
    default void committed() {}

    /** What was put since the last commit is not there. */
    default void rolledBack() throws SQLException {}
}
