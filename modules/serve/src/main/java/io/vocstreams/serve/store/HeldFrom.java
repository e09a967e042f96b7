package io.vocstreams.serve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * From when on every revision of every row is held. A revision that was compacted away before it was read, or was
 * deleted for its age, moves it on.
 */
public enum HeldFrom {
    SCORES("scores-held-from"),
    RATES("rates-held-from");

    private final String fact;

    HeldFrom(String fact) {
        this.fact = fact;
    }

    /** The epoch if all there ever were are held. */
    public Instant read(Connection connection) throws SQLException {
        return Instant.ofEpochMilli(
                Database.fact(connection, fact).map(Long::valueOf).orElse(0L));
    }

    void write(Connection connection, long millis) throws SQLException {
        Database.putFact(connection, fact, millis);
    }
}
