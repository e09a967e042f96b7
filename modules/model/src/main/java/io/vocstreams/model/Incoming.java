package io.vocstreams.model;

/** What producing services send: interactions, links between identifiers, profiles of customers. */
public sealed interface Incoming permits Interaction, IdentityLink, CustomerProfile {

    IncomingKind kind();
}
