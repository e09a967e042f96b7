package io.vocstreams.model.score;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long outcomes took, counted in buckets that grow by two percent, so that every percentile is within one percent
 * and what was counted can be taken back.
 */
public record Elapsed(SortedMap<Integer, Long> buckets) {

    public static final Elapsed NONE = new Elapsed(new TreeMap<>());

    private static final double GROWTH = 1.01 / 0.99;
    private static final double LOG_OF_GROWTH = Math.log(GROWTH);

    /** One outcome that took so long. */
    public static Elapsed of(Duration elapsed) {
        return new Elapsed(new TreeMap<>(Map.of(bucketOf(elapsed.toMillis()), 1L)));
    }

    /** The bucket of a time; all below a millisecond is bucket 0. */
    public static int bucketOf(long millis) {
        return millis < 1 ? 0 : (int) Math.ceil(Math.log((double) millis) / LOG_OF_GROWTH);
    }

    /** The time that stands for a bucket, in milliseconds. */
    public static double millisOf(int bucket) {
        return 2 * Math.pow(GROWTH, bucket) / (GROWTH + 1);
    }

    public long count() {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    public Elapsed plus(Elapsed other) {
        return combine(other, 1);
    }

    public Elapsed minus(Elapsed other) {
        return combine(other, -1);
    }

    private Elapsed combine(Elapsed other, int sign) {
        SortedMap<Integer, Long> sum = new TreeMap<>(buckets);
        other.buckets.forEach((bucket, count) -> sum.merge(bucket, sign * count, Long::sum));
        sum.values().removeIf(count -> count == 0);
        return new Elapsed(sum);
    }

    /** A percentile by nearest rank, in milliseconds; none of nothing. */
    public OptionalDouble percentile(int percent) {
        long rank = (percent * count() + 99) / 100;
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return OptionalDouble.of(millisOf(bucket.getKey()));
            }
        }
        return OptionalDouble.empty();
    }
}
