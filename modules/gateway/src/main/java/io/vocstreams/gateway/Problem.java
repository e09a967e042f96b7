package io.vocstreams.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a request as a whole is not answered item by item. */
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable Duration retryAfter;

    Problem(int status, String detail) {
        this(status, detail, null);
    }

    private Problem(int status, String detail, @Nullable Duration retryAfter) {
        // What a client did wrong needs no stack trace, and there may be many.
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Nothing is wrong with the request but the moment. */
    static Problem later(int status, String detail, Duration retryAfter) {
        return new Problem(status, detail, retryAfter);
    }

    int status() {
        return status;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
