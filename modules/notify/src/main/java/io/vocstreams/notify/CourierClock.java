package io.vocstreams.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time as the work of a webhook sees it, until that is to end. */
interface CourierClock {

    Instant now();

    /** Returns sooner if the work is to end. */
    void rest(Duration pause);

    boolean isOver();

    /** Of the wall clock. */
    static CourierClock of(Clock clock, CountDownLatch end) {
        return new CourierClock() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void rest(Duration pause) {
                try {
                    boolean unused = end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    end.countDown();
                }
            }

            @Override
            public boolean isOver() {
                return end.getCount() == 0;
            }
        };
    }
}
