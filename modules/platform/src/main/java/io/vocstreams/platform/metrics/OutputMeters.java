package io.vocstreams.platform.metrics;

/** When a stage published to a topic last. */
final class OutputMeters {

    private volatile long publishedAt;

    OutputMeters(long startedAt) {
        this.publishedAt = startedAt;
    }

    void published(long now) {
        publishedAt = now;
    }

    double ageSeconds(long now) {
        return Math.max(0, now - publishedAt) / 1000.0;
    }
}
