package io.vocstreams.client.records;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.ContactHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that one identifier belongs to a stronger one, or that one customer is another. E-mail and phone are
 * hashed here.
 */
public final class LinkBuilder {

    private final String linkId;
    private final Identifier from;
    private final Identifier to;
    private int revision;
    private Operation operation = Operation.UPSERT;
    private Instant occurredAt = Instant.EPOCH;
    private String source = "";

    LinkBuilder(@Nullable String linkId, Identifier from, Identifier to) {
        this.linkId = Records.required(linkId);
        this.from = ContactHash.hashed(from);
        this.to = ContactHash.hashed(to);
    }

    /** From when on it is true. */
    public LinkBuilder occurredAt(@Nullable Instant time) {
        occurredAt = time == null ? Instant.EPOCH : time;
        return this;
    }

    public LinkBuilder source(@Nullable String system) {
        source = Records.required(system);
        return this;
    }

    public LinkBuilder revision(int number) {
        revision = number;
        return this;
    }

    /** Takes the link back. */
    public LinkBuilder retract() {
        operation = Operation.RETRACT;
        return this;
    }

    public IdentityLink build() {
        return new IdentityLink(linkId, revision, operation, from, to, occurredAt, source);
    }
}
