package io.vocstreams.model;

/** What a customer says of being told things for a purpose. */
public record Consent(Header header, String purpose, Status status) implements Interaction {

    /** What is said. */
    public enum Status {
        GRANTED,
        WITHDRAWN,
        UNKNOWN
    }

    @Override
    public IncomingKind kind() {
        return IncomingKind.CONSENT;
    }

    @Override
    public Consent under(Header other) {
        return new Consent(other, purpose, status);
    }
}
