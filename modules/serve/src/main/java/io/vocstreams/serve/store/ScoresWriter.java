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
    private final SmallCells smallCells;
    private final Consumer<List<ScoreChange>> listener;
    private final PreparedStatement find;
    private final PreparedStatement findShown;
    private final PreparedStatement put;
    private final PreparedStatement keep;
    private final PreparedStatement keepShown;
    private final PreparedStatement dropShown;
    private final PreparedStatement expire;
    private final List<Family> families = new ArrayList<>();
    private List<ScoreChange> changes = new ArrayList<>();
    private long heldFrom;

    ScoresWriter(
            Connection connection,
            Deserializer<Score> values,
            SmallCells smallCells,
            Consumer<List<ScoreChange>> listener)
            throws SQLException {
        this.connection = connection;
        this.values = values;
        this.smallCells = smallCells;
        this.listener = listener;
        String names = ScoreColumns.NAMES;
        find = connection.prepareStatement("select " + names + ", shown from scores" + ScoreTable.ONE);
        findShown = connection.prepareStatement("select " + names + " from shown_scores" + ScoreTable.ONE);
        put = connection.prepareStatement("insert or replace into scores (" + names + ", shown) values (?"
                + String.join("", Collections.nCopies(ScoreColumns.COUNT, ", ?")) + ")");
        keep = connection.prepareStatement("insert into score_history (" + names + ", ended_at) select " + names
                + ", ? from scores" + ScoreTable.ONE);
        keepShown = connection.prepareStatement("insert or replace into shown_scores (" + names + ") select " + names
                + " from scores" + ScoreTable.ONE);
        dropShown = connection.prepareStatement("delete from shown_scores" + ScoreTable.ONE);
        expire = connection.prepareStatement("delete from score_history where (family, breakdown, window_start,"
                + " record_offset) in (select family, breakdown, window_start, record_offset from score_history"
                + " where ended_at < ? order by ended_at limit ?)");
        rolledBack();
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
        if (score.revision() > 1
                && (before == null || score.revision() != before.score().revision() + 1)) {
            holdFrom(publishedAt);
        }
        Shown shown = shown(family, score, before);
        if (before != null) {
            String breakdown = score.key().series().breakdown();
            Statements.update(
                    keep, publishedAt, family.id(), breakdown, score.key().start());
            if (shown == Shown.EARLIER && before.shown() == Shown.LATEST) {
                Statements.update(keepShown, family.id(), breakdown, score.key().start());
            } else if (shown == Shown.LATEST && before.shown() == Shown.EARLIER) {
                Statements.update(dropShown, family.id(), breakdown, score.key().start());
            }
        }
        Statements.update(
                put,
                ScoreColumns.values(family, score, publishedAt, record.partition(), record.offset(), shown.number()));
        changes.add(new ScoreChange(score, record.partition(), record.offset(), shown == Shown.LATEST));
    }

    @Override
    public int expire(long before, int most) throws SQLException {
        int deleted = Statements.update(expire, before, most);
        if (deleted > 0) {
            holdFrom(before);
        }
        return deleted;
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
        heldFrom = HeldFrom.SCORES.read(connection).toEpochMilli();
    }

    private @Nullable Before before(Family family, ScoreKey key) throws SQLException {
        Statements.bind(find, family.id(), key.series().breakdown(), key.start());
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? new Before(
                            ScoreColumns.score(family, row), row.getLong("published_at"), Shown.of(row.getInt("shown")))
                    : null;
        }
    }

    private Shown shown(Family family, Score score, @Nullable Before before) throws SQLException {
        Score seen = before == null ? null : seen(family, before);
        if (smallCells.isShownAnew(seen == null ? null : Content.of(seen), Content.of(score))) {
            return Shown.LATEST;
        }
        return seen == null ? Shown.NONE : Shown.EARLIER;
    }

    private @Nullable Score seen(Family family, Before before) throws SQLException {
        if (before.shown() != Shown.EARLIER) {
            return before.shown() == Shown.NONE ? null : before.score();
        }
        ScoreKey key = before.score().key();
        Statements.bind(findShown, family.id(), key.series().breakdown(), key.start());
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

    private void holdFrom(long millis) throws SQLException {
        if (millis > heldFrom) {
            heldFrom = millis;
            HeldFrom.SCORES.write(connection, millis);
        }
    }
}
