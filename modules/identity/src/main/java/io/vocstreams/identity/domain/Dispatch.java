package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import java.util.List;

/** What a place tells a destination: that an interaction has come on this path, or that it has not. */
public record Dispatch(
        Operation operation,
        Destination destination,
        List<Identifier> path,
        Version version,
        CarriedInteraction content) {}
