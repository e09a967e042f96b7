package io.vocstreams.identity.stream;

import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;

/** Tries again for a few seconds what fails because a registry is away, before the whole task is started again. */
final class RegistryRetry {

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int TRIES = 6;

    private RegistryRetry() {}

    static <T> T patiently(Supplier<T> attempt) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return attempt.get();
            } catch (RetriableException mayPass) {
                sleep(pause, mayPass);
                pause *= 2;
            }
        }
        return attempt.get();
    }

    private static void sleep(long millis, RetriableException reason) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
