package io.vocstreams.app.cluster;

import io.vocstreams.app.Unreachable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts what needs a broker and a registry, again and again while they do not answer: a service is often started
 * together with them, or while one of them is being restarted. Whatever else is wrong ends it at once.
 */
public final class PatientStart {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Duration patience;
    private final BiConsumer<Unreachable, Duration> waiting;
    private final CountDownLatch givenUp = new CountDownLatch(1);

    /** @param waiting is called with what does not answer, and how long the pause before the next try is */
    public PatientStart(Duration patience, BiConsumer<Unreachable, Duration> waiting) {
        this.patience = patience;
        this.waiting = waiting;
    }

    /** Null if it was given up by {@link #giveUp}; throws what does not answer when the patience has run out. */
    public <T> @Nullable T start(Callable<T> start) throws Exception {
        long began = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return start.call();
            } catch (Unreachable away) {
                Duration waited = Duration.ofNanos(System.nanoTime() - began);
                if (waited.compareTo(patience) >= 0) {
                    throw away;
                }
                waiting.accept(away, pause);
                if (givenUp.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return null;
                }
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    public void giveUp() {
        givenUp.countDown();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
