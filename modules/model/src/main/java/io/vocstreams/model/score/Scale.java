package io.vocstreams.model.score;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metric on its scale. Scales are never mixed. */
public record Scale(Metric metric, int min, int max, Polarity polarity) {

    /** Of NPS. */
    public static final int FIRST_PASSIVE = 7;

    /** Of NPS. */
    public static final int FIRST_PROMOTER = 9;

    private static final Pattern TEXT = Pattern.compile("([A-Z]+)\\|(-?\\d{1,9})-(-?\\d{1,9})\\|([A-Z_]+)");

    /** The scale of that text, which is like the first three parts of a score key; empty if it is like none. */
    public static Optional<Scale> of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Scale(
                    Metric.valueOf(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    Polarity.valueOf(parts.group(4))));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The first three parts of the keys of its scores. */
    public String text() {
        return metric + "|" + range() + "|" + polarity;
    }

    /** From its lowest to its highest value, such as {@code 0-10}. */
    public String range() {
        return min + "-" + max;
    }

    public int points() {
        return max - min + 1;
    }

    /** How many of a CSAT scale's highest values count as satisfied. */
    public int topBox() {
        if (points() <= 3) {
            return 1;
        }
        return points() <= 7 ? 2 : 3;
    }

    public boolean contains(int value) {
        return value >= min && value <= max;
    }
}
