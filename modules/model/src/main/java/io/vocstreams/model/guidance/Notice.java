package io.vocstreams.model.guidance;

import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in operations and concerns customers: a flight is late, a store closes early.
 *
 * @param subject what it is about; with the operation id what names it
 * @param validUntil from then on nobody is told any more
 */
public record Notice(
        Subject subject,
        String operationId,
        int revision,
        Operation operation,
        String source,
        String kind,
        @Nullable String severity,
        Instant occurredAt,
        Instant validUntil,
        Map<String, String> attributes) {

    /** So long it holds, at most. */
    public static final Duration LONGEST = Duration.ofDays(30);

    public Notice {
        attributes = Map.copyOf(attributes);
    }

    /** What touchpoints name by a key: `flight` NH12, `storeId` S1, `channel` APP. */
    public record Subject(String key, String value) {}

    /** What takes it back. */
    public Notice retracted() {
        return new Notice(
                subject,
                operationId,
                revision,
                Operation.RETRACT,
                source,
                kind,
                severity,
                occurredAt,
                validUntil,
                attributes);
    }

    public Version version() {
        return new Version(revision, operation);
    }
}
