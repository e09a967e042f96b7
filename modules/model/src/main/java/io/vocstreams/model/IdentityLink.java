package io.vocstreams.model;

import java.time.Instant;

/** A statement that one identifier belongs to a stronger one, or that one customer is another. */
public record IdentityLink(
        String linkId,
        int revision,
        Operation operation,
        Identifier from,
        Identifier to,
        Instant occurredAt,
        String source)
        implements Incoming {

    @Override
    public IncomingKind kind() {
        return IncomingKind.IDENTITY_LINK;
    }

    public Version version() {
        return new Version(revision, operation);
    }
}
