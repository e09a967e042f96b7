package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * From when on every revision of every score is held. A revision that was compacted away before it was read, or was
 * deleted for its age, moves it on.
 */
public final class HeldFrom {

    private static final String NAME = "scores-held-from";

    private HeldFrom() {}

    /** The epoch if all there ever were are held. */
    public static Instant read(Connection connection) throws SQLException {
        return Instant.ofEpochMilli(
                Database.fact(connection, NAME).map(Long::valueOf).orElse(0L));
    }

    static void write(Connection connection, long millis) throws SQLException {
        Database.putFact(connection, NAME, millis);
    }
}
