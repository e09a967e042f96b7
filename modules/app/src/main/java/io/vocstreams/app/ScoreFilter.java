package io.vocstreams.app;

import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which scores are asked for; null asks for all. A value that no score can have is refused at once, one that none has
 * when they are known: an empty table would say that the figures are not there.
 *
 * @param breakdown {@code none}, dimensions such as {@code channel+stage}, or a value such as {@code channel=WEB}
 */
public record ScoreFilter(
        @Nullable Metric metric,
        @Nullable String breakdown,
        @Nullable String size,
        @Nullable Instant from,
        @Nullable Instant to)
        implements Predicate<Score> {

    private static final String MORE = "`voc scores --list`";

    public ScoreFilter {
        if (size != null) {
            List<String> sizes =
                    Arrays.stream(WindowSize.values()).map(WindowSize::text).toList();
            require("--size", size, sizes);
        }
        if (breakdown != null && !isTotal(breakdown)) {
            List<String> dimensions =
                    Dimension.OF_SCORES.stream().map(Dimension::key).toList();
            for (String dimension : dimensionsOf(breakdown).split("\\+", -1)) {
                require("--breakdown", dimension, dimensions);
            }
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidUsage("--from: " + from + " is not before --to " + to);
        }
    }

    /** Throws if the breakdown is none of those that the scores have. */
    public void requireKnown(Collection<Score> scores) {
        if (breakdown == null || isTotal(breakdown) || scores.isEmpty()) {
            return;
        }
        TreeSet<String> known = new TreeSet<>();
        scores.forEach(score -> {
            String actual = score.key().series().breakdown();
            if (!breakdown.contains("=")) {
                known.add(actual.equals(Series.TOTAL) ? "none" : dimensionsOf(actual));
            } else if (dimensionsOf(actual).equals(dimensionsOf(breakdown))) {
                known.add(actual);
            }
        });
        if (!known.contains(breakdown)) {
            throw known.isEmpty()
                    ? new InvalidUsage("--breakdown: no score has `" + dimensionsOf(breakdown) + "`; " + MORE
                            + " shows what there is")
                    : unknown(breakdown, known);
        }
    }

    /** Of one dimension the value alone is compared: `survey=a` and `survey=b` are not alike. */
    private static InvalidUsage unknown(String asked, Collection<String> known) {
        String prefix = dimensionsOf(asked) + "=";
        return known.stream().allMatch(one -> one.startsWith(prefix)) && asked.startsWith(prefix)
                ? Choices.unknown(
                        "--breakdown " + prefix,
                        asked.substring(prefix.length()),
                        known.stream()
                                .map(one -> one.substring(prefix.length()))
                                .toList(),
                        MORE)
                : Choices.unknown("--breakdown", asked, known, MORE);
    }

    @Override
    public boolean test(Score score) {
        return (metric == null || score.key().series().scale().metric() == metric)
                && (breakdown == null || isOf(score.key().series().breakdown(), breakdown))
                && (size == null || score.key().size().text().equals(size))
                && (from == null || !score.key().start().isBefore(from))
                && (to == null || !score.windowEnd().isAfter(to));
    }

    private static void require(String option, String given, List<String> known) {
        if (!known.contains(given)) {
            throw Choices.unknown(option, given, known, MORE);
        }
    }

    private static boolean isTotal(String asked) {
        return asked.equals("none") || asked.equals(Series.TOTAL);
    }

    private static boolean isOf(String actual, String asked) {
        if (isTotal(asked)) {
            return actual.equals(Series.TOTAL);
        }
        return asked.contains("=") ? actual.equals(asked) : dimensionsOf(actual).equals(asked);
    }

    /** {@code channel+stage} of {@code channel=WEB,stage=PURCHASE}. */
    private static String dimensionsOf(String breakdown) {
        return breakdown.replaceAll("=[^,]*", "").replace(',', '+');
    }
}
