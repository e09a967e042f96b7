package io.vocstreams.serve.store;

import io.vocstreams.model.experiment.ArmRate;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.ScoreKey;
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

/** Finds rates, together by what they measure, the newest windows first. Bodies are the JSON that was kept. */
public final class RateTable {

    private static final String OF_KIND = " where measure = ? and version = ? and dimensions = ? and size = ?";

    /** One rate. */
    static final String ONE = OF_KIND + " and window_start = ? and breakdown = ?";

    private static final String COLUMNS =
            "select measure, version, dimensions, size, window_start, breakdown, opportunities, met, ";

    private RateTable() {}

    /** Rates of one measure, dimensions and size, and when the newest window starts. */
    public record Kind(String measure, int version, String dimensions, String size, Instant newest) {

        boolean has(Window window) {
            return measure.equals(window.measure())
                    && version == window.version()
                    && dimensions.equals(window.dimensions())
                    && size.equals(window.size());
        }
    }

    /** What stands together, and its place in the order. */
    public record Window(String measure, int version, String dimensions, String size, long start) {}

    /**
     * A rate.
     *
     * @param opportunities that it comes from
     * @param met how many outcomes came, which is how many times were measured
     */
    public record Row(Window window, String breakdown, long opportunities, long met, Shown shown, String body) {}

    /**
     * Which rates are asked for; null asks for all.
     *
     * @param breakdown {@code *}, dimensions such as {@code channel+action}, or one value such as {@code channel=WEB}
     * @param asOf the versions that were the latest then
     */
    public record Selection(
            @Nullable String measure,
            @Nullable String breakdown,
            @Nullable String size,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant asOf) {

        /** Whether rates of the kind may be among them. */
        boolean wants(Kind kind) {
            return (measure == null || measure.equals(kind.measure()))
                    && (size == null || size.equals(kind.size()))
                    && (breakdown == null || kind.dimensions().equals(Breakdown.dimensionsOf(breakdown)));
        }

        /** The one value of the breakdown; null for all values. */
        @Nullable
        String value() {
            return breakdown != null && breakdown.contains("=") ? breakdown : null;
        }

        public boolean wants(Rate rate) {
            String actual = rate.key().series().breakdown();
            return (measure == null || measure.equals(rate.key().series().measure()))
                    && (size == null || size.equals(rate.key().size().text()))
                    && (breakdown == null
                            || (breakdown.contains("=")
                                    ? breakdown.equals(actual)
                                    : breakdown.equals(Breakdown.dimensionsOf(actual))))
                    && (from == null || !rate.key().start().isBefore(from))
                    && (to == null || !rate.windowEnd().isAfter(to));
        }
    }

    /** A version that a rate had. */
    public record Version(long revision, long publishedAt, String body) {}

    /** A version of a rate that viewers see. */
    public record Earlier(long met, String body) {}

    public static List<Kind> kinds(Connection connection) throws SQLException {
        return Statements.query(
                connection,
                row -> new Kind(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                "select measure, version, dimensions, size, newest from rate_series"
                        + " order by measure, version, dimensions, size");
    }

    public static List<Row> find(Connection connection, Selection selection, @Nullable Row after, int most)
            throws SQLException {
        List<Row> found = new ArrayList<>();
        boolean isReached = after == null;
        // Kind by kind, as rows stand together: without the version of a measure no index leads to the other parts.
        for (Kind kind : kinds(connection)) {
            Row within = after != null && kind.has(after.window()) ? after : null;
            isReached |= within != null;
            if (isReached && selection.wants(kind) && found.size() < most) {
                found.addAll(ofKind(connection, kind, selection, within, most - found.size()));
            }
        }
        return found;
    }

    private static List<Row> ofKind(
            Connection connection, Kind kind, Selection selection, @Nullable Row after, int most) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        // Of one value there are few among very many. SQLite does not know it where a range of windows is given, too.
        String from = selection.value() == null ? "rates" : "rates indexed by " + RatesProjection.BY_BREAKDOWN;
        StringBuilder sql = new StringBuilder(COLUMNS + "shown, body from " + from);
        narrow(sql, values, kind, selection, after);
        Instant asOf = selection.asOf();
        if (asOf != null) {
            sql.append(" and published_at <= ? union all " + COLUMNS + "0, body from rate_history");
            values.add(asOf);
            narrow(sql, values, kind, selection, after);
            sql.append(" and published_at <= ? and ended_at > ?");
            values.add(asOf);
            values.add(asOf);
        }
        sql.append(" order by window_start desc, breakdown limit ?");
        values.add(most);
        return Statements.query(connection, RateTable::row, sql.toString(), values.toArray());
    }

    /** The latest version of the rate of a key; empty where no rate has such a key. */
    public static Optional<Row> latest(Connection connection, String key) throws SQLException {
        Object[] parts = parts(key);
        return parts == null
                ? Optional.empty()
                : Statements.first(connection, RateTable::row, COLUMNS + "shown, body from rates" + ONE, parts);
    }

    /** All versions that are held, the latest first. */
    public static List<Version> revisions(Connection connection, String key, long below, int most) throws SQLException {
        Object[] parts = parts(key);
        if (parts == null) {
            return List.of();
        }
        String select = "select revision, published_at, body from ";
        String condition = ONE + " and revision < ?";
        List<Object> values = new ArrayList<>(List.of(parts));
        values.add(below);
        values.addAll(List.copyOf(values));
        values.add(most);
        return Statements.query(
                connection,
                row -> new Version(row.getLong(1), row.getLong(2), row.getString(3)),
                select + "rates" + condition + " union all " + select + "rate_history" + condition
                        + " order by revision desc limit ?",
                values.toArray());
    }

    /** As columns; null where it is no key of a rate. */
    private static Object @Nullable [] parts(String key) {
        String[] parts = key.split("\\|", -1);
        if (parts.length != 5) {
            return null;
        }
        try {
            return new Object[] {
                ScoreKey.decode(parts[0]),
                Integer.parseInt(parts[1]),
                Breakdown.dimensionsOf(parts[2]),
                parts[3],
                Instant.parse(parts[4]),
                parts[2]
            };
        } catch (IllegalArgumentException | DateTimeParseException none) {
            return null;
        }
    }

    private static void narrow(
            StringBuilder sql, List<@Nullable Object> values, Kind kind, Selection selection, @Nullable Row after) {
        sql.append(OF_KIND);
        values.addAll(List.of(kind.measure(), kind.version(), kind.dimensions(), kind.size()));
        compare(sql, values, "breakdown = ?", selection.value());
        compare(sql, values, "window_start >= ?", selection.from());
        compare(sql, values, "window_end <= ?", selection.to());
        // Says the same of what an index knows.
        compare(sql, values, "window_start < ?", selection.to());
        if (after != null) {
            Statements.after(
                    sql, values, "window_start", "breakdown", after.window().start(), after.breakdown());
        }
    }

    /** The version that viewers see where it is not the latest. */
    public static Optional<Earlier> shown(Connection connection, Row row) throws SQLException {
        Window window = row.window();
        return Statements.first(
                connection,
                found -> new Earlier(found.getLong(1), found.getString(2)),
                "select met, body from shown_rates" + ONE,
                window.measure(),
                window.version(),
                window.dimensions(),
                window.size(),
                window.start(),
                row.breakdown());
    }

    /** Of one arm of an experiment, in every version of the measure. */
    static List<ArmRate> ofArm(Connection connection, String measure, String breakdown, Instant windowStart)
            throws SQLException {
        return Statements.query(
                connection,
                row -> new ArmRate(row.getInt(1), breakdown, row.getLong(2), row.getLong(3), row.getLong(4)),
                // Version by version: a "cross join" is done in the order in which it is written.
                "select version, opportunities, successes, failures from rate_series cross join rates"
                        + " using (measure, version, dimensions, size) where measure = ? and dimensions = ?"
                        + " and size = ? and window_start = ? and breakdown = ?",
                measure,
                Breakdown.dimensionsOf(breakdown),
                Readout.SIZE.text(),
                windowStart,
                breakdown);
    }

    /** Which breakdowns of a window are hidden from viewers. */
    public static Set<String> hidden(Connection connection, Window window, SmallCells smallCells) throws SQLException {
        List<Cell> cells = Statements.query(
                connection,
                row -> new Cell(row.getString(1), row.getLong(2)),
                "select breakdown, opportunities from rates" + OF_KIND + " and window_start = ?",
                window.measure(),
                window.version(),
                window.dimensions(),
                window.size(),
                window.start());
        return smallCells.hidden(cells);
    }

    private static void compare(
            StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Window(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getLong(5)),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                Shown.of(row.getInt(9)),
                row.getString(10));
    }
}
