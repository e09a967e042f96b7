package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;

/** A link and the identifier it starts at. */
public record PlacedLink(Identifier from, Link link) {}
