package io.vocstreams.model;

import java.time.Instant;

/**
 * What somebody did outside and wrote down. It cannot be derived: it comes in, and of each action id the highest
 * version holds.
 */
public interface Fact {

    /** The id of what it is about. */
    String about();

    /** Names it, once for ever. */
    String actionId();

    int revision();

    Operation operation();

    /** When it was done. */
    Instant at();

    /** When it was written down. */
    Instant recordedAt();

    default Version version() {
        return new Version(revision(), operation());
    }
}
