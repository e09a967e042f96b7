package io.vocstreams.systemtests.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The one wall clock of a pipeline; it stands still unless it is moved. */
final class WallClock implements Time {

    private long millis;

    WallClock(Instant start) {
        this.millis = start.toEpochMilli();
    }

    Instant now() {
        return Instant.ofEpochMilli(millis);
    }

    void advance(Duration duration) {
        millis += duration.toMillis();
    }

    @Override
    public long milliseconds() {
        return millis;
    }

    @Override
    public long nanoseconds() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void sleep(long ms) {
        throw new UnsupportedOperationException("Nothing here waits");
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadline) {
        throw new UnsupportedOperationException("Nothing here waits");
    }
}
