package io.vocstreams.model.score;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long outcomes took, counted in buckets that grow by two percent, so that every percentile is within one percent
 * and what was counted can be taken back.
 */
public final class Elapsed {

    public static final Elapsed NONE = new Elapsed(new int[0], new long[0]);

    private static final double GROWTH = 1.01 / 0.99;
    private static final double LOG_OF_GROWTH = Math.log(GROWTH);

    // In order, none with nothing in it. Arrays, because each window adds up those of all its days.
    private final int[] buckets;
    private final long[] counts;

    private Elapsed(int[] buckets, long[] counts) {
        this.buckets = buckets;
        this.counts = counts;
    }

    /** What is in each bucket, in the order of the buckets, none of them twice. The arrays are not to be changed. */
    public static Elapsed of(int[] buckets, long[] counts) {
        boolean isAnyEmpty = false;
        for (int i = 0; i < buckets.length; i++) {
            if (i > 0 && buckets[i] <= buckets[i - 1]) {
                throw new IllegalArgumentException("Bucket " + buckets[i] + " comes after " + buckets[i - 1]);
            }
            isAnyEmpty |= counts[i] == 0;
        }
        Elapsed given = new Elapsed(buckets, counts);
        return isAnyEmpty ? given.sum(NONE, 1) : given;
    }

    /** One outcome that took so long. */
    public static Elapsed of(Duration elapsed) {
        return ofBucket(bucketOf(elapsed.toMillis()));
    }

    /** One outcome. */
    public static Elapsed ofBucket(int bucket) {
        return new Elapsed(new int[] {bucket}, new long[] {1});
    }

    /** The bucket of a time; all below a millisecond is bucket 0. */
    public static int bucketOf(long millis) {
        return millis < 1 ? 0 : (int) Math.ceil(Math.log((double) millis) / LOG_OF_GROWTH);
    }

    /** The time that stands for a bucket, in milliseconds. */
    public static double millisOf(int bucket) {
        return 2 * Math.pow(GROWTH, bucket) / (GROWTH + 1);
    }

    /** How many buckets have something in them. */
    public int size() {
        return buckets.length;
    }

    /** The bucket at a position, from 0, in the order of the buckets. */
    public int bucket(int position) {
        return buckets[position];
    }

    /** What is in the bucket at a position. */
    public long countAt(int position) {
        return counts[position];
    }

    public long count() {
        return Arrays.stream(counts).sum();
    }

    public Elapsed plus(Elapsed other) {
        return combine(other, 1);
    }

    public Elapsed minus(Elapsed other) {
        return combine(other, -1);
    }

    /** Most changes decide nothing, so that there is nothing to add up. */
    private Elapsed combine(Elapsed other, int sign) {
        if (other.size() == 0) {
            return this;
        }
        return size() == 0 && sign == 1 ? other : sum(other, sign);
    }

    private Elapsed sum(Elapsed other, int sign) {
        int[] sumBuckets = new int[buckets.length + other.buckets.length];
        long[] sums = new long[sumBuckets.length];
        int size = 0;
        int own = 0;
        int others = 0;
        while (own < buckets.length || others < other.buckets.length) {
            long bucket = Math.min(bucketOrEnd(own), other.bucketOrEnd(others));
            long sum = 0;
            if (bucketOrEnd(own) == bucket) {
                sum += counts[own++];
            }
            if (other.bucketOrEnd(others) == bucket) {
                sum += sign * other.counts[others++];
            }
            if (sum != 0) {
                sumBuckets[size] = (int) bucket;
                sums[size++] = sum;
            }
        }
        return size == 0 ? NONE : new Elapsed(Arrays.copyOf(sumBuckets, size), Arrays.copyOf(sums, size));
    }

    private long bucketOrEnd(int position) {
        return position < buckets.length ? buckets[position] : Long.MAX_VALUE;
    }

    /** A percentile by nearest rank, in milliseconds; none of nothing. */
    public OptionalDouble percentile(int percent) {
        long rank = (percent * count() + 99) / 100;
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return OptionalDouble.of(millisOf(buckets[i]));
            }
        }
        return OptionalDouble.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Elapsed elapsed
                && Arrays.equals(buckets, elapsed.buckets)
                && Arrays.equals(counts, elapsed.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(buckets) + " " + Arrays.toString(counts);
    }
}
