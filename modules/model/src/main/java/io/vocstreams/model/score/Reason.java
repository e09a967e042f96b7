package io.vocstreams.model.score;

import java.util.EnumSet;
import java.util.Set;

/** Why a score was published again. */
public enum Reason {
    NEW_RESPONSE,
    CORRECTED_RESPONSE,
    RETRACTED_RESPONSE,
    REASSIGNED,
    WINDOW_CLOSED,
    UNKNOWN;

    public static Set<Reason> union(Set<Reason> some, Set<Reason> others) {
        EnumSet<Reason> union = EnumSet.noneOf(Reason.class);
        union.addAll(some);
        union.addAll(others);
        return Set.copyOf(union);
    }
}
