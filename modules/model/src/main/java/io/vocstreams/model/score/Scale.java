package io.vocstreams.model.score;

/** A metric on its scale. Scales are never mixed. */
public record Scale(Metric metric, int min, int max, Polarity polarity) {

    public int points() {
        return max - min + 1;
    }

    public boolean contains(int value) {
        return value >= min && value <= max;
    }
}
