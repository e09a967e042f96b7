package io.vocstreams.app;

import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which windows are asked for; null asks for all. A value that none can have is refused at once, one that none has when
 * they are known: an empty table would say that the figures are not there.
 *
 * @param breakdown {@code none}, dimensions such as {@code channel+stage}, or a value such as {@code channel=WEB}
 */
record WindowFilter(
        Rows rows,
        @Nullable String breakdown,
        @Nullable String size,
        @Nullable Instant from,
        @Nullable Instant to) {

    /**
     * What is filtered.
     *
     * @param name of one of them
     * @param dimensions that they can be broken down by
     * @param more where it can be seen what there is
     */
    record Rows(String name, Set<Dimension> dimensions, String more) {}

    WindowFilter {
        if (size != null) {
            require("--size", size, WindowSize.texts(), rows);
        }
        if (breakdown != null && !isTotal(breakdown)) {
            List<String> dimensions =
                    rows.dimensions().stream().map(Dimension::key).toList();
            for (String dimension : Breakdown.dimensionsOf(breakdown).split("\\+", -1)) {
                require("--breakdown", dimension, dimensions, rows);
            }
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidUsage("--from: " + from + " is not before --to " + to);
        }
    }

    /** Throws if the breakdown is none of these. */
    void requireKnown(Collection<String> breakdowns) {
        if (breakdown == null || isTotal(breakdown) || breakdowns.isEmpty()) {
            return;
        }
        TreeSet<String> known = new TreeSet<>();
        breakdowns.forEach(actual -> {
            if (!breakdown.contains("=")) {
                known.add(actual.equals(Series.TOTAL) ? "none" : Breakdown.dimensionsOf(actual));
            } else if (Breakdown.dimensionsOf(actual).equals(Breakdown.dimensionsOf(breakdown))) {
                known.add(actual);
            }
        });
        if (!known.contains(breakdown)) {
            throw known.isEmpty()
                    ? new InvalidUsage("--breakdown: no " + rows.name() + " has `" + Breakdown.dimensionsOf(breakdown)
                            + "`; " + rows.more() + " shows what there is")
                    : unknown(breakdown, known);
        }
    }

    /** Of one dimension the value alone is compared: `survey=a` and `survey=b` are not alike. */
    private InvalidUsage unknown(String asked, Collection<String> known) {
        String prefix = Breakdown.dimensionsOf(asked) + "=";
        return known.stream().allMatch(one -> one.startsWith(prefix)) && asked.startsWith(prefix)
                ? Choices.unknown(
                        "--breakdown " + prefix,
                        asked.substring(prefix.length()),
                        known.stream()
                                .map(one -> one.substring(prefix.length()))
                                .toList(),
                        rows.more())
                : Choices.unknown("--breakdown", asked, known, rows.more());
    }

    boolean holds(String actual, WindowSize sized, Instant start, Instant end) {
        return (breakdown == null || isOf(actual, breakdown))
                && (size == null || sized.text().equals(size))
                && (from == null || !start.isBefore(from))
                && (to == null || !end.isAfter(to));
    }

    private static void require(String option, String given, List<String> known, Rows rows) {
        if (!known.contains(given)) {
            throw Choices.unknown(option, given, known, rows.more());
        }
    }

    private static boolean isTotal(String asked) {
        return asked.equals("none") || asked.equals(Series.TOTAL);
    }

    private static boolean isOf(String actual, String asked) {
        if (isTotal(asked)) {
            return actual.equals(Series.TOTAL);
        }
        return asked.contains("=")
                ? actual.equals(asked)
                : Breakdown.dimensionsOf(actual).equals(asked);
    }
}
