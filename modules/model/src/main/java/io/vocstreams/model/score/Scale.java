package io.vocstreams.model.score;

/** A metric on its scale. Scales are never mixed. */
public record Scale(Metric metric, int min, int max, Polarity polarity) {

    /** Of NPS. */
    public static final int FIRST_PASSIVE = 7;

    /** Of NPS. */
    public static final int FIRST_PROMOTER = 9;

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
