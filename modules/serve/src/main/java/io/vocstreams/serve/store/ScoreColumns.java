package io.vocstreams.serve.store;

import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A score as the columns of a row. */
public final class ScoreColumns {

    /** Also in this order. */
    public static final String NAMES = "family, window_start, breakdown, window_end, responses, customers, dismissed,"
            + " partial, histogram, promoters, passives, detractors, score, low, high, ease, finality, revision,"
            + " reasons, as_of, definition, published_at, part, record_offset";

    static final int COUNT = NAMES.split(",", -1).length;

    static final String TYPES = "family integer not null, window_start integer not null, breakdown text not null,"
            + " window_end integer not null, responses integer not null, customers integer not null,"
            + " dismissed integer not null, partial integer not null, histogram text not null, promoters integer,"
            + " passives integer, detractors integer, score real, low real, high real, ease real,"
            + " finality text not null, revision integer not null, reasons text not null, as_of integer not null,"
            + " definition text not null, published_at integer not null, part integer not null,"
            + " record_offset integer not null";

    private ScoreColumns() {}

    /** In the order of the names, and with more behind. */
    static @Nullable Object[] values(
            Family family, Score score, long publishedAt, int partition, long offset, @Nullable Object... more) {
        @Nullable
        Object[] values = {
            family.id(),
            score.key().start(),
            score.key().series().breakdown(),
            score.windowEnd(),
            score.responses(),
            score.customers(),
            score.dismissed(),
            score.partial(),
            joined(score.histogram()),
            score.promoters(),
            score.passives(),
            score.detractors(),
            score.score(),
            score.low(),
            score.high(),
            score.ease(),
            score.finality(),
            score.revision(),
            joined(score.reasons().stream().sorted().toList()),
            score.asOf(),
            score.definition(),
            publishedAt,
            partition,
            offset
        };
        @Nullable Object[] all = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }

    public static Score score(Family family, ResultSet row) throws SQLException {
        return new Score(
                new ScoreKey(
                        new Series(family.scale(), row.getString("breakdown")),
                        family.size(),
                        Instant.ofEpochMilli(row.getLong("window_start"))),
                Instant.ofEpochMilli(row.getLong("window_end")),
                row.getLong("responses"),
                row.getLong("customers"),
                row.getLong("dismissed"),
                row.getLong("partial"),
                counts(row.getString("histogram")),
                count(row, "promoters"),
                count(row, "passives"),
                count(row, "detractors"),
                number(row, "score"),
                number(row, "low"),
                number(row, "high"),
                number(row, "ease"),
                Finality.valueOf(row.getString("finality")),
                row.getLong("revision"),
                reasons(row.getString("reasons")),
                Instant.ofEpochMilli(row.getLong("as_of")),
                row.getString("definition"));
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Long> counts(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Long::valueOf).toList();
    }

    private static Set<Reason> reasons(String text) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!text.isEmpty()) {
            Arrays.stream(text.split(" ", -1)).map(Reason::valueOf).forEach(reasons::add);
        }
        return reasons;
    }

    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
