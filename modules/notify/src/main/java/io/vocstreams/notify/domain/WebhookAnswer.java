package io.vocstreams.notify.domain;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says to one announcement.
 *
 * @param status of HTTP; null if there was none in time
 * @param retryAfter for how long it asks not to be asked again; null if it does not say
 */
public record WebhookAnswer(
        Kind kind, @Nullable Integer status, @Nullable Duration retryAfter) {

    /** Of these the announcement is not the cause: a wrong address, a wrong secret, too many of them. */
    private static final Set<Integer> NOT_ABOUT_THE_ANNOUNCEMENT =
            Set.of(401, 402, 403, 404, 405, 407, 408, 410, 425, 429);

    /** What follows from it. */
    public enum Kind {
        /** It need not be sent again. */
        TAKEN,
        /** It does not take this one; others it may. */
        REFUSED,
        /** It takes nothing now. */
        UNAVAILABLE
    }

    public static WebhookAnswer of(int status, @Nullable Duration retryAfter) {
        return new WebhookAnswer(kind(status), status, retryAfter);
    }

    public static WebhookAnswer none() {
        return new WebhookAnswer(Kind.UNAVAILABLE, null, null);
    }

    private static Kind kind(int status) {
        if (status >= 200 && status < 300) {
            return Kind.TAKEN;
        }
        return status >= 400 && status < 500 && !NOT_ABOUT_THE_ANNOUNCEMENT.contains(status)
                ? Kind.REFUSED
                : Kind.UNAVAILABLE;
    }
}
