package io.vocstreams.testkit.plain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Interaction;

/** An interaction that holds, and its strongest usable identifier. */
record PlainEvent(Identifier strongest, Interaction interaction) {}
