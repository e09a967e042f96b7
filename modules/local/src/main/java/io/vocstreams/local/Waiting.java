package io.vocstreams.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what can only be asked. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Returns false if it did not become true in time. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("Interrupted while waiting for the local stack", interruption);
            }
        }
        return true;
    }
}
