package io.vocstreams.model.score;

import java.util.Arrays;

/**
 * What counts in a window: answers per scale value, the customers who gave them, dismissals and partial answers. Also
 * a change of these, then with signs. Counts add up and take away like numbers, so their order cannot matter.
 */
public final class Counts implements Countable<Counts> {

    private final long[] histogram;
    private final long customers;
    private final long dismissed;
    private final long partial;

    public Counts(long[] histogram, long customers, long dismissed, long partial) {
        this.histogram = histogram.clone();
        this.customers = customers;
        this.dismissed = dismissed;
        this.partial = partial;
    }

    public static Counts none(int points) {
        return new Counts(new long[points], 0, 0, 0);
    }

    /** Answers per scale value, from the scale's least to its greatest. */
    public long[] histogram() {
        return histogram.clone();
    }

    public int points() {
        return histogram.length;
    }

    public long at(int index) {
        return histogram[index];
    }

    public long customers() {
        return customers;
    }

    public long dismissed() {
        return dismissed;
    }

    public long partial() {
        return partial;
    }

    public long responses() {
        return Arrays.stream(histogram).sum();
    }

    @Override
    public boolean isNothing() {
        return customers == 0
                && dismissed == 0
                && partial == 0
                && Arrays.stream(histogram).allMatch(count -> count == 0);
    }

    @Override
    public Counts plus(Counts other) {
        return combine(other, 1);
    }

    public Counts minus(Counts other) {
        return combine(other, -1);
    }

    private Counts combine(Counts other, int sign) {
        if (other.histogram.length != histogram.length) {
            throw new IllegalArgumentException(
                    "Counts of scales with " + histogram.length + " and " + other.histogram.length + " points");
        }
        long[] sum = histogram.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sign * other.histogram[i];
        }
        return new Counts(
                sum,
                customers + sign * other.customers,
                dismissed + sign * other.dismissed,
                partial + sign * other.partial);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts that
                && Arrays.equals(histogram, that.histogram)
                && customers == that.customers
                && dismissed == that.dismissed
                && partial == that.partial;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new long[] {Arrays.hashCode(histogram), customers, dismissed, partial});
    }

    @Override
    public String toString() {
        return Arrays.toString(histogram) + " customers=" + customers + " dismissed=" + dismissed + " partial="
                + partial;
    }
}
