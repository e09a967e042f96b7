package io.vocstreams.model.cases;

import io.vocstreams.model.Fact;
import io.vocstreams.model.Operation;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a person did about a case. It is a fact that the person writes down; of each action id the highest version
 * holds.
 *
 * @param at when it was done
 * @param recordedAt when it was written down
 * @param actor who did it
 * @param assignee of ASSIGN
 * @param until of SNOOZE
 * @param rootCause of RESOLVE
 * @param outcome what came of it, in the words of the person who did it
 */
public record CaseAction(
        String caseId,
        String actionId,
        int revision,
        Operation operation,
        Kind kind,
        Instant at,
        Instant recordedAt,
        String actor,
        @Nullable String assignee,
        @Nullable Instant until,
        @Nullable String rootCause,
        @Nullable String outcome)
        implements Fact {

    public static final Comparator<CaseAction> ORDER =
            Comparator.comparing(CaseAction::at).thenComparing(CaseAction::actionId);

    /** What people can do. */
    public enum Kind {
        ASSIGN,
        NOTE,
        CONTACTED,
        RESOLVE,
        REOPEN,
        SNOOZE,
        UNKNOWN
    }

    @Override
    public String about() {
        return caseId;
    }

    /** Whether it decides what the case is now. */
    public boolean decides() {
        return kind == Kind.CONTACTED || kind == Kind.RESOLVE || kind == Kind.REOPEN;
    }
}
