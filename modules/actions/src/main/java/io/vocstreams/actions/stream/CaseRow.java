package io.vocstreams.actions.stream;

import io.vocstreams.actions.domain.CaseSet;
import io.vocstreams.model.cases.Case;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a case: its set, and what readers know.
 *
 * @param published null until there is a claim
 * @param announced ids of the events that readers know of: the same cause is never announced again
 * @param lookAt when the clock is to look at it again, if ever
 */
record CaseRow(
        CaseSet set,
        @Nullable Case published,
        Set<String> announced,
        @Nullable Instant lookAt) {

    static final CaseRow NEW = new CaseRow(CaseSet.EMPTY, null, Set.of(), null);

    CaseRow {
        announced = Set.copyOf(announced);
    }

    CaseRow with(CaseSet other) {
        return new CaseRow(other, published, announced, lookAt);
    }
}
