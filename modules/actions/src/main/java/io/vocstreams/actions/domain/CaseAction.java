package io.vocstreams.actions.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a person did about a case, as it now stands: of each action id the version that holds, none that is retracted.
 *
 * @param at when it was done
 * @param recordedAt when it was written down
 * @param assignee of ASSIGN
 * @param rootCause of RESOLVE
 */
public record CaseAction(
        String actionId,
        Kind kind,
        Instant at,
        Instant recordedAt,
        String actor,
        @Nullable String assignee,
        @Nullable String rootCause) {

    public static final Comparator<CaseAction> ORDER =
            Comparator.comparing(CaseAction::at).thenComparing(CaseAction::actionId);

    /** What people can do. */
    public enum Kind {
        ASSIGN,
        NOTE,
        CONTACTED,
        RESOLVE,
        REOPEN,
        SNOOZE
    }

    /** Whether it decides what the case is now. */
    boolean decides() {
        return kind == Kind.CONTACTED || kind == Kind.RESOLVE || kind == Kind.REOPEN;
    }
}
