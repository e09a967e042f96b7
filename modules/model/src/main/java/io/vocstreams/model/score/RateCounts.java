package io.vocstreams.model.score;

/**
 * What became of opportunities. Also a change of that.
 *
 * @param pending those whose time is not over
 * @param elapsed how long those took that something closed
 */
public record RateCounts(long pending, long successes, long failures, Elapsed elapsed)
        implements Countable<RateCounts> {

    public static final RateCounts NONE = new RateCounts(0, 0, 0, Elapsed.NONE);

    public long opportunities() {
        return pending + decided();
    }

    /** How many enter the rate. */
    public long decided() {
        return successes + failures;
    }

    @Override
    public RateCounts plus(RateCounts other) {
        return new RateCounts(
                pending + other.pending,
                successes + other.successes,
                failures + other.failures,
                elapsed.plus(other.elapsed));
    }

    @Override
    public boolean isNothing() {
        return pending == 0 && successes == 0 && failures == 0 && elapsed.size() == 0;
    }

    public RateCounts minus(RateCounts other) {
        return new RateCounts(
                pending - other.pending,
                successes - other.successes,
                failures - other.failures,
                elapsed.minus(other.elapsed));
    }
}
