package io.vocstreams.serve.store;

import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.domain.SmallCells.Content;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows of one kind were before: their earlier versions, the one that viewers see, and since when all are held. */
final class KeptVersions {

    private final Connection connection;
    private final HeldFrom since;
    private final SmallCells smallCells;
    private final PreparedStatement keep;
    private final PreparedStatement keepShown;
    private final PreparedStatement dropShown;
    private final PreparedStatement expire;
    private long heldFrom;

    /**
     * The statements of one kind; a row is found by the values of its key.
     *
     * @param keep copies the latest version to the earlier ones: when it ended, and the key
     * @param keepShown copies the latest version to those that are shown in place of a later one: the key
     * @param dropShown the key
     * @param expire deletes earlier versions: before when they ended, and about how many
     */
    record Sql(String keep, String keepShown, String dropShown, String expire) {}

    KeptVersions(Connection connection, HeldFrom since, SmallCells smallCells, Sql sql) throws SQLException {
        this.connection = connection;
        this.since = since;
        this.smallCells = smallCells;
        keep = connection.prepareStatement(sql.keep());
        keepShown = connection.prepareStatement(sql.keepShown());
        dropShown = connection.prepareStatement(sql.dropShown());
        expire = connection.prepareStatement(sql.expire());
        rolledBack();
    }

    /** Up to the end of one of them, so that an index leads to all that go. Asks for the same as {@link Sql#expire}. */
    static String expiring(String table) {
        return "delete from " + table + " where ended_at <= (select max(ended_at) from (select ended_at from " + table
                + " where ended_at < ? order by ended_at limit ?))";
    }

    /** Which version viewers see from now on; {@code seen} is what they see so far, if anything. */
    Shown shown(@Nullable Content seen, Content now) {
        if (smallCells.isShownAnew(seen, now)) {
            return Shown.LATEST;
        }
        return seen == null ? Shown.NONE : Shown.EARLIER;
    }

    /** A revision has come; {@code before} is the one that was known, 0 if none was. */
    void came(long revision, long before, long publishedAt) throws SQLException {
        if (revision > 1 && revision != before + 1) {
            holdFrom(publishedAt);
        }
    }

    /** The latest version of a key is about to be replaced. */
    void replaced(Object[] key, long publishedAt, Shown before, Shown now) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(publishedAt));
        values.addAll(List.of(key));
        Statements.update(keep, values.toArray());
        if (now == Shown.EARLIER && before == Shown.LATEST) {
            Statements.update(keepShown, key);
        } else if (now == Shown.LATEST && before == Shown.EARLIER) {
            Statements.update(dropShown, key);
        }
    }

    /** Deletes what ended before; returns how many. */
    int expire(long before, int most) throws SQLException {
        int deleted = Statements.update(expire, before, most);
        if (deleted > 0) {
            holdFrom(before);
        }
        return deleted;
    }

    void rolledBack() throws SQLException {
        heldFrom = since.read(connection).toEpochMilli();
    }

    private void holdFrom(long millis) throws SQLException {
        if (millis > heldFrom) {
            heldFrom = millis;
            since.write(connection, millis);
        }
    }
}
