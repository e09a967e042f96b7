package io.vocstreams.serve.store;

import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Score;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.domain.SmallCells.Cell;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds scores, family by family, the newest windows first. */
public final class ScoreTable {

    /** One score. */
    static final String ONE = " where family = ? and breakdown = ? and window_start = ?";

    private ScoreTable() {}

    /** The place of a score in the order of all. */
    public record Place(int family, long start, String breakdown) {}

    /**
     * A version of a score.
     *
     * @param shown of the latest version: which one viewers see
     */
    public record Found(Family family, Score score, long publishedAt, Shown shown) {

        public Place place() {
            return new Place(
                    family.id(),
                    score.key().start().toEpochMilli(),
                    score.key().series().breakdown());
        }
    }

    /** A score by its key, as far as it tells where to look. */
    public record Address(Family family, String breakdown, Instant start) {}

    public static List<Found> find(Connection connection, ScoreSelection selection, @Nullable Place after, int most)
            throws SQLException {
        List<Found> found = new ArrayList<>();
        boolean isReached = after == null;
        // In the order of names: numbers are given as families come.
        for (Family family : Family.all(connection)) {
            Place within = after != null && family.id() == after.family() ? after : null;
            isReached |= within != null;
            if (isReached && selection.wants(family) && found.size() < most) {
                found.addAll(ofFamily(connection, family, selection, within, most - found.size()));
            }
        }
        return found;
    }

    /** Empty where no score has such a key. */
    public static Optional<Address> address(Connection connection, String key) throws SQLException {
        String[] parts = key.split("\\|", -1);
        if (parts.length != 6) {
            return Optional.empty();
        }
        Instant start;
        try {
            start = Instant.parse(parts[5]);
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
        String series = String.join("|", parts[0], parts[1], parts[2]);
        return Family.all(connection).stream()
                .filter(family -> family.scale().text().equals(series)
                        && family.size().text().equals(parts[4])
                        && family.dimensions().equals(Breakdown.dimensionsOf(parts[3])))
                .findFirst()
                .map(family -> new Address(family, parts[3], start));
    }

    /** The latest version of the score of a key. */
    public static Optional<Found> latest(Connection connection, String key) throws SQLException {
        Optional<Address> address = address(connection, key);
        return address.isEmpty() ? Optional.empty() : latest(connection, address.get());
    }

    public static Optional<Found> latest(Connection connection, Address address) throws SQLException {
        return Statements.first(
                connection,
                row -> found(address.family(), row, true),
                "select " + ScoreColumns.NAMES + ", shown from scores" + ONE,
                address.family().id(),
                address.breakdown(),
                address.start());
    }

    /** All versions that are held, the latest first. */
    public static List<Found> revisions(Connection connection, Address address, long below, int most)
            throws SQLException {
        String names = ScoreColumns.NAMES;
        String condition = ONE + " and revision < ?";
        int family = address.family().id();
        return Statements.query(
                connection,
                row -> found(address.family(), row, false),
                "select " + names + " from scores" + condition + " union all select " + names + " from score_history"
                        + condition + " order by revision desc limit ?",
                family,
                address.breakdown(),
                address.start(),
                below,
                family,
                address.breakdown(),
                address.start(),
                below,
                most);
    }

    /** The version that viewers see; empty where they see none. */
    public static Optional<Score> shown(Connection connection, Found latest) throws SQLException {
        return switch (latest.shown()) {
            case NONE -> Optional.empty();
            case LATEST -> Optional.of(latest.score());
            case EARLIER ->
                Statements.first(
                        connection,
                        row -> ScoreColumns.score(latest.family(), row),
                        "select " + ScoreColumns.NAMES + " from shown_scores" + ONE,
                        latest.family().id(),
                        latest.score().key().series().breakdown(),
                        latest.score().key().start());
        };
    }

    /** Which breakdowns of a window are hidden from viewers. */
    public static Set<String> hidden(Connection connection, Family family, Instant start, SmallCells smallCells)
            throws SQLException {
        List<Cell> cells = Statements.query(
                connection,
                row -> new Cell(row.getString(1), row.getLong(2)),
                "select breakdown, responses from scores where family = ? and window_start = ?",
                family.id(),
                start);
        return smallCells.hidden(cells);
    }

    /** The start of the newest window; empty where there is none. */
    public static Optional<Instant> newest(Connection connection, Family family) throws SQLException {
        return Statements.first(
                connection,
                row -> Instant.ofEpochMilli(row.getLong(1)),
                "select window_start from scores where family = ? order by window_start desc limit 1",
                family.id());
    }

    private static List<Found> ofFamily(
            Connection connection, Family family, ScoreSelection selection, @Nullable Place after, int most)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        String names = ScoreColumns.NAMES;
        String sql;
        if (selection.asOf() == null) {
            sql = "select " + names + ", shown from scores where " + condition(family, selection, after, values);
        } else {
            sql = "select " + names + " from scores where " + condition(family, selection, after, values)
                    + " and published_at <= ?";
            values.add(selection.asOf());
            sql += " union all select " + names + " from score_history where "
                    + condition(family, selection, after, values) + " and published_at <= ? and ended_at > ?";
            values.add(selection.asOf());
            values.add(selection.asOf());
        }
        values.add(most);
        return Statements.query(
                connection,
                row -> found(family, row, selection.asOf() == null),
                sql + " order by window_start desc, breakdown limit ?",
                values.toArray());
    }

    private static String condition(
            Family family, ScoreSelection selection, @Nullable Place after, List<@Nullable Object> values) {
        StringBuilder sql = new StringBuilder("family = ?");
        values.add(family.id());
        if (selection.value() != null) {
            sql.append(" and breakdown = ?");
            values.add(selection.value());
        }
        if (selection.from() != null) {
            sql.append(" and window_start >= ?");
            values.add(selection.from());
        }
        if (selection.to() != null) {
            sql.append(" and window_start < ? and window_end <= ?");
            values.add(selection.to());
            values.add(selection.to());
        }
        if (after != null) {
            sql.append(" and window_start <= ? and (window_start < ? or breakdown > ?)");
            values.add(after.start());
            values.add(after.start());
            values.add(after.breakdown());
        }
        return sql.toString();
    }

    private static Found found(Family family, ResultSet row, boolean latest) throws SQLException {
        return new Found(
                family,
                ScoreColumns.score(family, row),
                row.getLong("published_at"),
                latest ? Shown.of(row.getInt("shown")) : Shown.NONE);
    }
}
