package io.vocstreams.client.records;

import io.vocstreams.model.CustomerProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a customer from a moment on. */
public final class ProfileBuilder {

    private final String customerId;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private Instant effectiveAt = Instant.EPOCH;
    private @Nullable String segment;
    private @Nullable String persona;

    ProfileBuilder(@Nullable String customerId) {
        this.customerId = Records.required(customerId);
    }

    public ProfileBuilder effectiveAt(@Nullable Instant time) {
        effectiveAt = time == null ? Instant.EPOCH : time;
        return this;
    }

    public ProfileBuilder segment(@Nullable String name) {
        segment = name;
        return this;
    }

    public ProfileBuilder persona(@Nullable String name) {
        persona = name;
        return this;
    }

    /** Null is none. */
    public ProfileBuilder attribute(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
        return this;
    }

    public CustomerProfile build() {
        return new CustomerProfile(customerId, effectiveAt, segment, persona, Map.copyOf(attributes));
    }
}
