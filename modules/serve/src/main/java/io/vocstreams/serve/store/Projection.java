package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What is kept of one topic, and how. For another topic: a class of this kind, and its line in {@link Projections}.
 */
public interface Projection {

    String topic();

    /** The statements that make its tables, where they are not there yet. */
    List<String> schema();

    /** For the thread that writes, on its connection. */
    TableWriter open(Connection connection) throws SQLException;
}
