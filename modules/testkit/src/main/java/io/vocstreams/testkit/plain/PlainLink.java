package io.vocstreams.testkit.plain;

import io.vocstreams.model.Identifier;
import java.time.Instant;

/** A link that holds: stated by a record, or asserted by an interaction. */
record PlainLink(Identifier from, Identifier to, Instant at) {}
