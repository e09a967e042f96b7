package io.vocstreams.identity.domain;

/** Where a link comes from. */
public enum LinkKind {
    /** An {@code IdentityLink} record. */
    STATED,
    /** An interaction that carries several identifiers. */
    ASSERTED
}
