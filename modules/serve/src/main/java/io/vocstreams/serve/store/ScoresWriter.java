package io.vocstreams.serve.store;

import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.domain.SmallCells.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Writes scores, keeps what they were, and decides which version viewers see. */
final class ScoresWriter implements TableWriter {

    private final Connection connection;
    private final Deserializer<Score> values;
    private final Consumer<List<ScoreChange>> listener;
    private final PreparedStatement find;
    private final PreparedStatement findShown;
    private final PreparedStatement put;
    private final KeptVersions versions;
    private final List<Family> families = new ArrayList<>();
    private List<ScoreChange> changes = new ArrayList<>();

    ScoresWriter(
            Connection connection,
            Deserializer<Score> values,
            SmallCells smallCells,
            Consumer<List<ScoreChange>> listener)
            throws SQLException {
        this.connection = connection;
        this.values = values;
        this.listener = listener;
        String names = ScoreColumns.NAMES;
        find = connection.prepareStatement("select " + names + ", shown from scores" + ScoreTable.ONE);
        findShown = connection.prepareStatement("select " + names + " from shown_scores" + ScoreTable.ONE);
        put = connection.prepareStatement("insert or replace into scores (" + names + ", shown) values (?"
                + String.join("", Collections.nCopies(ScoreColumns.COUNT, ", ?")) + ")");
        versions = new KeptVersions(
                connection,
                HeldFrom.SCORES,
                smallCells,
                new KeptVersions.Sql(
                        "insert into score_history (" + names + ", ended_at) select " + names + ", ? from scores"
                                + ScoreTable.ONE,
                        "insert or replace into shown_scores (" + names + ") select " + names + " from scores"
                                + ScoreTable.ONE,
                        "delete from shown_scores" + ScoreTable.ONE,
                        KeptVersions.expiring("score_history")));
        families.addAll(Family.all(connection));
    }

    /** What is known of a score before its next version. */
    private record Before(Score score, long publishedAt, Shown shown) {}

    @Override
    public void put(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        if (record.value() == null) {
            // A score that is gone is published with zeros; nobody writes this.
            return;
        }
        Score score = values.deserialize(record.topic(), record.value());
        Family family = family(score.key());
        Before before = before(family, score.key());
        long publishedAt = before == null ? record.timestamp() : Math.max(record.timestamp(), before.publishedAt());
        versions.came(score.revision(), before == null ? 0 : before.score().revision(), publishedAt);
        Score seen = before == null ? null : seen(family, before);
        Shown shown = versions.shown(seen == null ? null : Content.of(seen), Content.of(score));
        if (before != null) {
            versions.replaced(key(family, score.key()), publishedAt, before.shown(), shown);
        }
        Statements.update(
                put,
                ScoreColumns.values(family, score, publishedAt, record.partition(), record.offset(), shown.number()));
        changes.add(new ScoreChange(score, record.partition(), record.offset(), shown == Shown.LATEST));
    }

    @Override
    public int expire(long before, int most) throws SQLException {
        return versions.expire(before, most);
    }

    @Override
    public void committed() {
        if (!changes.isEmpty()) {
            listener.accept(changes);
            changes = new ArrayList<>();
        }
    }

    @Override
    public void rolledBack() throws SQLException {
        changes = new ArrayList<>();
        families.clear();
        families.addAll(Family.all(connection));
        versions.rolledBack();
    }

    private @Nullable Before before(Family family, ScoreKey key) throws SQLException {
        Statements.bind(find, key(family, key));
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? new Before(
                            ScoreColumns.score(family, row), row.getLong("published_at"), Shown.of(row.getInt("shown")))
                    : null;
        }
    }

    private @Nullable Score seen(Family family, Before before) throws SQLException {
        if (before.shown() != Shown.EARLIER) {
            return before.shown() == Shown.NONE ? null : before.score();
        }
        Statements.bind(findShown, key(family, before.score().key()));
        try (ResultSet row = findShown.executeQuery()) {
            return row.next() ? ScoreColumns.score(family, row) : null;
        }
    }

    private Family family(ScoreKey key) throws SQLException {
        for (Family known : families) {
            if (known.holds(key)) {
                return known;
            }
        }
        Family added = Family.of(families.stream().mapToInt(Family::id).max().orElse(0) + 1, key);
        added.insert(connection);
        families.add(added);
        return added;
    }

    private static Object[] key(Family family, ScoreKey key) {
        return new Object[] {family.id(), key.series().breakdown(), key.start()};
    }
}
