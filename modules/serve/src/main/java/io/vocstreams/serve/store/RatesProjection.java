package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.score.Rate;
import io.vocstreams.serve.domain.SmallCells;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Rates: the latest version of each, those before it, and which of them viewers see. */
record RatesProjection(Deserializer<Rate> values, SmallCells smallCells, Consumer<List<RateChange>> listener)
        implements Projection {

    /** Rows stand as they are listed: together by what they measure, the newest windows first. */
    private static final String KEY_TYPES = "measure text not null, version integer not null, dimensions text not null,"
            + " size text not null, window_start integer not null, breakdown text not null";

    private static final String KEY = "primary key (measure, version, dimensions, size, window_start desc, breakdown)";

    static final String BY_BREAKDOWN = "rates_by_breakdown";

    private static final String CONTENT_TYPES = "finality text not null, pending integer not null,"
            + " successes integer not null, failures integer not null, met integer not null, body text not null";

    private static final String VERSION_TYPES = "revision integer not null, published_at integer not null";

    @Override
    public String topic() {
        return Topics.RATES;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "create table if not exists rate_series (measure text not null, version integer not null,"
                        + " dimensions text not null, size text not null, newest integer not null,"
                        + " primary key (measure, version, dimensions, size)) without rowid",
                "create table if not exists rates (" + KEY_TYPES + ", window_end integer not null, " + CONTENT_TYPES
                        + ", opportunities integer not null, shown integer not null, " + VERSION_TYPES + ", " + KEY
                        + ") without rowid",
                "create index if not exists " + BY_BREAKDOWN + " on rates"
                        + " (measure, version, dimensions, size, breakdown, window_start desc)",
                "create table if not exists rate_history (" + KEY_TYPES + ", window_end integer not null, "
                        + CONTENT_TYPES + ", opportunities integer not null, " + VERSION_TYPES
                        + ", ended_at integer not null, " + KEY.replace(")", ", revision)") + ") without rowid",
                "create index if not exists rate_history_by_end on rate_history (ended_at)",
                "create table if not exists shown_rates (" + KEY_TYPES + ", " + CONTENT_TYPES + ", " + KEY
                        + ") without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new RatesWriter(connection, this);
    }
}
