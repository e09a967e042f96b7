package io.vocstreams.platform.time;

import java.time.Duration;

/** Whether a task has accepted anything lately. */
public final class Activity {

    private final long idleTimeout;
    private long lastAcceptedAt;

    public Activity(Duration idleTimeout, long now) {
        this.idleTimeout = idleTimeout.toMillis();
        this.lastAcceptedAt = now;
    }

    public void accepted(long now) {
        lastAcceptedAt = now;
    }

    public boolean isQuiet(long now) {
        return now - lastAcceptedAt >= idleTimeout;
    }
}
