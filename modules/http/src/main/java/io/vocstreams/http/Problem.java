package io.vocstreams.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Why a request is not answered: a problem of RFC 9457. */
public final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable Duration retryAfter;

    public Problem(int status, String detail) {
        this(status, detail, null);
    }

    private Problem(int status, String detail, @Nullable Duration retryAfter) {
        // What a client did wrong needs no stack trace, and there may be many.
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Nothing is wrong with the request but the moment. */
    public static Problem later(int status, String detail, Duration retryAfter) {
        return new Problem(status, detail, retryAfter);
    }

    public int status() {
        return status;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Reply reply() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", String.valueOf(HttpStatus.getMessage(status)));
        body.put("status", status);
        body.put("detail", detail());
        return Reply.of(status, "application/problem+json", body);
    }
}
