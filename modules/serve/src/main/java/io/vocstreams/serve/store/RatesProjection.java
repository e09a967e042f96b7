package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.domain.SmallCells.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Rates: the latest version of each, and the one that viewers see. */
record RatesProjection(Deserializer<Rate> values, SmallCells smallCells) implements Projection {

    /** Rows stand as they are listed: together by what they measure, the newest windows first. */
    private static final String KEY_TYPES = "measure text not null, version integer not null, dimensions text not null,"
            + " size text not null, window_start integer not null, breakdown text not null";

    private static final String KEY = "primary key (measure, version, dimensions, size, window_start desc, breakdown)";

    private static final String CONTENT_TYPES = "finality text not null, pending integer not null,"
            + " successes integer not null, failures integer not null, met integer not null, body text not null";

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
                        + ", opportunities integer not null, shown integer not null, " + KEY + ") without rowid",
                "create table if not exists shown_rates (" + KEY_TYPES + ", " + CONTENT_TYPES + ", " + KEY
                        + ") without rowid");
    }

    @Override
    public TableWriter open(Connection connection) throws SQLException {
        return new Writer(connection, values, smallCells);
    }

    private static final class Writer implements TableWriter {

        private final Deserializer<Rate> values;
        private final SmallCells smallCells;
        private final PreparedStatement find;
        private final PreparedStatement findShown;
        private final PreparedStatement put;
        private final PreparedStatement keepShown;
        private final PreparedStatement dropShown;
        private final PreparedStatement newest;

        Writer(Connection connection, Deserializer<Rate> values, SmallCells smallCells) throws SQLException {
            this.values = values;
            this.smallCells = smallCells;
            String content = "finality, pending, successes, failures, met, body";
            String key = "measure, version, dimensions, size, window_start, breakdown";
            find = connection.prepareStatement("select " + content + ", shown from rates" + RateTable.ONE);
            findShown = connection.prepareStatement("select " + content + " from shown_rates" + RateTable.ONE);
            put = connection.prepareStatement("insert or replace into rates (" + key + ", window_end, " + content
                    + ", opportunities, shown) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            keepShown = connection.prepareStatement("insert or replace into shown_rates (" + key + ", " + content
                    + ") select " + key + ", " + content + " from rates" + RateTable.ONE);
            dropShown = connection.prepareStatement("delete from shown_rates" + RateTable.ONE);
            newest = connection.prepareStatement("insert into rate_series as known (measure, version, dimensions,"
                    + " size, newest) values (?, ?, ?, ?, ?) on conflict (measure, version, dimensions, size)"
                    + " do update set newest = excluded.newest where excluded.newest > known.newest");
        }

        @Override
        public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
            if (record.value() == null) {
                // A rate that is gone is published with zeros; nobody writes this.
                return;
            }
            Rate rate = values.deserialize(record.topic(), record.value());
            Object[] key = key(rate.key());
            Shown before = Shown.NONE;
            Content seen = null;
            Statements.bind(find, key);
            try (ResultSet row = find.executeQuery()) {
                if (row.next()) {
                    before = Shown.of(row.getInt("shown"));
                    seen = before == Shown.LATEST ? content(rate.key().size(), row) : null;
                }
            }
            if (before == Shown.EARLIER) {
                seen = shown(rate.key().size(), key);
            }
            Shown shown = smallCells.isShownAnew(seen, Content.of(rate))
                    ? Shown.LATEST
                    : seen == null ? Shown.NONE : Shown.EARLIER;
            if (shown == Shown.EARLIER && before == Shown.LATEST) {
                Statements.update(keepShown, key);
            } else if (shown == Shown.LATEST && before == Shown.EARLIER) {
                Statements.update(dropShown, key);
            }
            List<Object> row = new ArrayList<>(List.of(key));
            row.addAll(List.of(
                    rate.windowEnd(),
                    rate.finality(),
                    rate.counts().pending(),
                    rate.counts().successes(),
                    rate.counts().failures(),
                    rate.counts().elapsed().count(),
                    Body.of(Views.of(rate)),
                    rate.counts().opportunities(),
                    shown.number()));
            Statements.update(put, row.toArray());
            Statements.update(newest, key[0], key[1], key[2], key[3], key[4]);
        }

        private @Nullable Content shown(WindowSize size, Object[] key) throws SQLException {
            Statements.bind(findShown, key);
            try (ResultSet row = findShown.executeQuery()) {
                return row.next() ? content(size, row) : null;
            }
        }

        private static Content content(WindowSize size, ResultSet row) throws SQLException {
            long pending = row.getLong("pending");
            long successes = row.getLong("successes");
            long failures = row.getLong("failures");
            return new Content(
                    size,
                    pending + successes + failures,
                    Finality.valueOf(row.getString("finality")),
                    List.of(pending, successes, failures));
        }

        private static Object[] key(RateKey key) {
            return new Object[] {
                key.series().measure(),
                key.series().version(),
                Breakdown.dimensionsOf(key.series().breakdown()),
                key.size().text(),
                key.start(),
                key.series().breakdown()
            };
        }
    }
}
