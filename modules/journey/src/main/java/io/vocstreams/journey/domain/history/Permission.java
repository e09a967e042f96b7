package io.vocstreams.journey.domain.history;

import io.vocstreams.model.Consent;
import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** What a customer has said of a purpose, once. */
public record Permission(EventKey key, Instant occurredAt, String purpose, boolean granted) implements CustomerEvent {

    /** What was withdrawn in the same moment was withdrawn last. */
    private static final Comparator<Permission> ORDER_OF_ONE = Comparator.comparing(Permission::occurredAt)
            .thenComparing(consent -> !consent.granted())
            .thenComparing(consent -> consent.key().eventId(), Utf8::compare);

    public static Permission of(String origin, Consent statement) {
        return new Permission(
                new EventKey(origin, statement.header().eventId()),
                statement.header().occurredAt(),
                statement.purpose(),
                statement.status() == Consent.Status.GRANTED);
    }

    /** Whether the last of a purpose grants it; where nothing was said there is no consent. */
    public static boolean holds(Collection<Permission> consents, String purpose) {
        return consents.stream()
                .filter(consent -> consent.purpose().equals(purpose))
                .max(ORDER_OF_ONE)
                .filter(Permission::granted)
                .isPresent();
    }

    @Override
    public Map<String, String> experiments() {
        return Map.of();
    }
}
