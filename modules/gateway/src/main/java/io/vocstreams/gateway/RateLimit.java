package io.vocstreams.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** So many events a second, with ten seconds' worth at once; what is over is waited for before the next request. */
final class RateLimit {

    private static final int BURST_SECONDS = 10;

    private final double perNano;
    private final double most;
    private double tokens;
    private long refilledAt;

    RateLimit(int perSecond, long now) {
        this.perNano = (double) perSecond / TimeUnit.SECONDS.toNanos(1);
        this.most = (double) perSecond * BURST_SECONDS;
        this.tokens = most;
        this.refilledAt = now;
    }

    /** How long the sender has to wait before more is taken; zero if not at all. */
    synchronized Duration timeToWait(long now) {
        tokens = Math.min(most, tokens + (now - refilledAt) * perNano);
        refilledAt = now;
        return tokens > 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perNano) + 1);
    }

    /** A request may be larger than what is left, so that a large one is taken at all. */
    synchronized void spend(int events) {
        tokens -= events;
    }
}
