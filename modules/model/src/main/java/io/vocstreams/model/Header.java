package io.vocstreams.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every interaction carries, whatever it is about. {@code occurredAt} is the event time. */
public record Header(
        String eventId,
        int revision,
        Operation operation,
        String source,
        Instant occurredAt,
        @Nullable Instant receivedAt,
        List<Identifier> identifiers,
        Map<String, String> correlations,
        Map<String, String> experiments) {

    public Version version() {
        return new Version(revision, operation);
    }

    /** The same event in another version. */
    public Header version(int otherRevision, Operation otherOperation) {
        return new Header(
                eventId,
                otherRevision,
                otherOperation,
                source,
                occurredAt,
                receivedAt,
                identifiers,
                correlations,
                experiments);
    }
}
