package io.vocstreams.identity.stream;

/** What several parts of a task share. */
record TaskParts(Timekeeper time, OutcomeRecorder outcomes, NodeMessages messages, IdentityMeters meters) {}
