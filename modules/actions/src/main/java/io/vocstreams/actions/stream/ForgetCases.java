package io.vocstreams.actions.stream;

import io.vocstreams.actions.domain.CaseSet;
import io.vocstreams.actions.domain.Cases;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.platform.Sweeper;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Walks over the cases and drops those that ended long ago, and actions on cases that never were. */
final class ForgetCases {

    private static final int ENTRIES_PER_STEP = 200;

    private final Cases cases;
    private final CaseStore store;
    private final ActionsOutbox outbox;
    private final ActionsMeters meters;
    private final Duration kept;
    private final Duration awaited;
    private final Sweeper sweeper;

    ForgetCases(Cases cases, CaseStore store, ActionsOutbox outbox, ActionsSettings settings, ActionsMeters meters) {
        this.cases = cases;
        this.store = store;
        this.outbox = outbox;
        this.meters = meters;
        this.kept = settings.kept();
        this.awaited = settings.retention().interactionsInIdentity();
        this.sweeper = new Sweeper(store.entries(), ENTRIES_PER_STEP, awaited);
    }

    void step(Instant settled) {
        sweeper.step(
                settled.toEpochMilli(),
                (key, stored) -> isGone(key, store.form().fromStore(stored), settled));
    }

    private boolean isGone(Bytes key, CaseRow row, Instant settled) {
        CaseSet set = row.set();
        if (set.last() == null) {
            boolean gone =
                    set.actions().all().stream().map(CaseAction::at).allMatch(at -> settled.isAfter(at.plus(awaited)));
            meters.dropped(gone ? set.actions().byId().size() : 0);
            return gone;
        }
        boolean gone = row.lookAt() == null
                && cases.derive(set, null)
                        .map(derived -> derived.endedAt())
                        .filter(endedAt -> settled.isAfter(endedAt.plus(kept)))
                        .isPresent();
        if (gone) {
            outbox.forgotten(CaseStore.caseId(key));
        }
        return gone;
    }
}
