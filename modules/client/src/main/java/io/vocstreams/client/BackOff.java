package io.vocstreams.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait between tries: longer each time, and never as long as the neighbours. */
final class BackOff {

    private static final long FIRST = Duration.ofMillis(100).toNanos();
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();

    private final RandomGenerator random;
    private long longest = FIRST;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** At least what the other side asked for; then between a half and the whole of twice the time before. */
    long nextNanos(Duration asked) {
        long own = longest / 2 + random.nextLong(longest / 2);
        longest = Math.min(2 * longest, LONGEST);
        return asked.toNanos() + own;
    }

    void reset() {
        longest = FIRST;
    }
}
