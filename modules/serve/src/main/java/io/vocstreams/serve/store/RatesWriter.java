package io.vocstreams.serve.store;

import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.domain.SmallCells.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Writes rates, keeps what they were, and decides which version viewers see. */
final class RatesWriter implements TableWriter {

    private static final String KEY = "measure, version, dimensions, size, window_start, breakdown";
    private static final String CONTENT = "finality, pending, successes, failures, met, body";
    private static final String KEPT = KEY + ", window_end, " + CONTENT + ", opportunities, revision, published_at";

    private final RatesProjection rates;
    private final PreparedStatement find;
    private final PreparedStatement findShown;
    private final PreparedStatement put;
    private final PreparedStatement newest;
    private final KeptVersions versions;
    private List<RateChange> changes = new ArrayList<>();

    RatesWriter(Connection connection, RatesProjection rates) throws SQLException {
        this.rates = rates;
        find = connection.prepareStatement(
                "select " + CONTENT + ", shown, revision, published_at from rates" + RateTable.ONE);
        findShown = connection.prepareStatement("select " + CONTENT + " from shown_rates" + RateTable.ONE);
        put = connection.prepareStatement("insert or replace into rates (" + KEPT
                + ", shown) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        newest = connection.prepareStatement("insert into rate_series as known (measure, version, dimensions,"
                + " size, newest) values (?, ?, ?, ?, ?) on conflict (measure, version, dimensions, size)"
                + " do update set newest = excluded.newest where excluded.newest > known.newest");
        versions = new KeptVersions(
                connection,
                HeldFrom.RATES,
                rates.smallCells(),
                new KeptVersions.Sql(
                        "insert or replace into rate_history (" + KEPT + ", ended_at) select " + KEPT + ", ? from rates"
                                + RateTable.ONE,
                        "insert or replace into shown_rates (" + KEY + ", " + CONTENT + ") select " + KEY + ", "
                                + CONTENT + " from rates" + RateTable.ONE,
                        "delete from shown_rates" + RateTable.ONE,
                        KeptVersions.expiring("rate_history")));
    }

    /** What is known of a rate before its next version. */
    private record Before(Content content, Shown shown, long revision, long publishedAt) {}

    @Override
    public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        if (record.value() == null) {
            // A rate that is gone is published with zeros; nobody writes this.
            return;
        }
        Rate rate = rates.values().deserialize(record.topic(), record.value());
        Object[] key = key(rate.key());
        Before before = before(rate.key().size(), key);
        long publishedAt = before == null ? record.timestamp() : Math.max(record.timestamp(), before.publishedAt());
        versions.came(rate.revision(), before == null ? 0 : before.revision(), publishedAt);
        Content seen = before == null ? null : seen(rate.key().size(), key, before);
        Shown shown = versions.shown(seen, Content.of(rate));
        if (before != null) {
            versions.replaced(key, publishedAt, before.shown(), shown);
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
                rate.revision(),
                publishedAt,
                shown.number()));
        Statements.update(put, row.toArray());
        Statements.update(newest, key[0], key[1], key[2], key[3], key[4]);
        changes.add(new RateChange(rate, record.partition(), record.offset(), shown == Shown.LATEST));
    }

    @Override
    public int expire(long before, int most) throws SQLException {
        return versions.expire(before, most);
    }

    @Override
    public void committed() {
        if (!changes.isEmpty()) {
            rates.listener().accept(changes);
            changes = new ArrayList<>();
        }
    }

    @Override
    public void rolledBack() throws SQLException {
        changes = new ArrayList<>();
        versions.rolledBack();
    }

    private @Nullable Before before(WindowSize size, Object[] key) throws SQLException {
        Statements.bind(find, key);
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? new Before(
                            content(size, row),
                            Shown.of(row.getInt("shown")),
                            row.getLong("revision"),
                            row.getLong("published_at"))
                    : null;
        }
    }

    private @Nullable Content seen(WindowSize size, Object[] key, Before before) throws SQLException {
        if (before.shown() != Shown.EARLIER) {
            return before.shown() == Shown.NONE ? null : before.content();
        }
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
