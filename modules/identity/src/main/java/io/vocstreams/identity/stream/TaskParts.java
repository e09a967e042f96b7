package io.vocstreams.identity.stream;

/** What several parts of a task share. */
record TaskParts(Timekeeper time, Decisions decisions, Hops hops, IdentityMeters meters) {}
