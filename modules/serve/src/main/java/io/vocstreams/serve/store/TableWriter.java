package io.vocstreams.serve.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Puts the records of one topic into their tables. Used by one thread. */
public interface TableWriter {

    /** The row that a record stands for. */
    interface RowOf {

        @Nullable
        Object[] of(ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * One row for each key; a record without a value deletes it.
     *
     * @param delete by the key alone
     */
    static TableWriter byKey(PreparedStatement put, PreparedStatement delete, RowOf row) {
        return record -> {
            if (record.value() == null) {
                Statements.update(delete, new String(record.key(), StandardCharsets.UTF_8));
            } else {
                Statements.update(put, row.of(record));
            }
        };
    }

    void put(ConsumerRecord<byte[], byte[]> record) throws SQLException;

    /** Deletes about so many rows of what came before that time; answers how many it did. */
    default int expire(long before, int most) throws SQLException {
        return 0;
    }

    /** What was put is there for all. */
    default void committed() {}

    /** What was put since the last commit is not there. */
    default void rolledBack() throws SQLException {}
}
