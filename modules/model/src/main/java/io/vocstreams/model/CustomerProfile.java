package io.vocstreams.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a customer from a moment on. */
public record CustomerProfile(
        String customerId,
        Instant effectiveAt,
        @Nullable String segment,
        @Nullable String persona,
        Map<String, String> attributes)
        implements Incoming {

    @Override
    public IncomingKind kind() {
        return IncomingKind.CUSTOMER_PROFILE;
    }
}
