package io.vocstreams.model.cases;

import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.UUID;

/**
 * Something about a case that others are to hear of.
 *
 * @param cause what made it: an action's id, a deadline, {@code event@revision}, or blank for the opening
 * @param at when it came to be
 */
public record CaseEvent(String caseId, Transition transition, String cause, Instant at) {

    /** What happened to the case. */
    public enum Transition {
        OPENED,
        ASSIGNED,
        CONTACTED,
        BREACHED,
        WITHDRAWN,
        REOPENED,
        RESOLVED,
        UNKNOWN
    }

    /** The same cause is one announcement for ever, however often it is derived. */
    public String id() {
        return UUID.nameUUIDFromBytes(Utf8.bytes(caseId + "\n" + transition + "\n" + cause))
                .toString();
    }
}
