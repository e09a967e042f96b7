package io.vocstreams.model.score;

import java.util.EnumSet;
import java.util.Set;

/** Why a score or a rate was published again. */
public enum Reason {
    NEW_RESPONSE,
    CORRECTED_RESPONSE,
    RETRACTED_RESPONSE,
    REASSIGNED,
    WINDOW_CLOSED,
    NEW_OPPORTUNITY,
    DECIDED,
    CORRECTED,
    RETRACTED,
    UNKNOWN;

    /** The first of them itself if it has them all, as it mostly does. */
    public static Set<Reason> union(Set<Reason> some, Set<Reason> others) {
        if (some.containsAll(others)) {
            return some;
        }
        EnumSet<Reason> union = EnumSet.noneOf(Reason.class);
        union.addAll(some);
        union.addAll(others);
        return Set.copyOf(union);
    }
}
