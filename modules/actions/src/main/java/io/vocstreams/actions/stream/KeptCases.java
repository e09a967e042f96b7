package io.vocstreams.actions.stream;

import io.vocstreams.actions.domain.CaseSet;
import io.vocstreams.actions.domain.Cases;
import io.vocstreams.actions.domain.DerivedCase;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseReason;
import io.vocstreams.platform.LookQueue;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes the sets of cases, and has published what follows. That is derived once for all that has come since the last
 * commit: a case that moves from one customer to another is then not withdrawn in between.
 */
final class KeptCases {

    /** By the time at which the clock is to look at a case. */
    static final String DEADLINES = "deadlines-by-time";

    private final Cases cases;
    private final CaseStore store;
    private final LookQueue deadlines;
    private final ActionsOutbox outbox;
    private final Isolation isolation;
    private final Supplier<@Nullable Instant> clock;
    private final Map<String, Set<CaseReason>> changed = new LinkedHashMap<>();
    private final Set<String> leftForLater = new HashSet<>();

    KeptCases(
            Cases cases,
            CaseStore store,
            LookQueue deadlines,
            ActionsOutbox outbox,
            Isolation isolation,
            Supplier<@Nullable Instant> clock) {
        this.cases = cases;
        this.store = store;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.isolation = isolation;
        this.clock = clock;
    }

    CaseSet set(String caseId) {
        return store.get(caseId).set();
    }

    /** What a record asks for; what follows is published before the next commit. */
    void change(Consumed source, String caseId, CaseReason cause, UnaryOperator<CaseSet> change) {
        Runnable work = () -> {
            CaseRow row = store.get(caseId);
            CaseSet set = change.apply(row.set());
            if (!set.equals(row.set())) {
                store.put(caseId, row.with(set));
            }
        };
        isolation.run(work, () -> List.of(new Piece(source, work)));
        changed.computeIfAbsent(caseId, any -> EnumSet.noneOf(CaseReason.class)).add(cause);
        leftForLater.remove(caseId);
    }

    /** To be called before each commit. */
    void publishChanged() {
        changed.forEach(this::publishApart);
        changed.clear();
    }

    /**
     * Publishes what the clock has changed.
     *
     * @return whether that was all
     */
    boolean publishDue(Instant now, int most) {
        List<String> due = deadlines.before(now, most, leftForLater::contains);
        due.forEach(caseId -> publishApart(caseId, EnumSet.of(CaseReason.DUE)));
        return due.size() < most;
    }

    /** One that fails is tried again after its next record, or a restart. */
    private void publishApart(String caseId, Set<CaseReason> cause) {
        if (!isolation.run(() -> publish(caseId, cause))) {
            leftForLater.add(caseId);
        }
    }

    private void publish(String caseId, Set<CaseReason> cause) {
        CaseRow row = store.get(caseId);
        Optional<DerivedCase> derived = cases.derive(row.set(), clock.get());
        if (derived.isEmpty()) {
            return;
        }
        Case before = row.published();
        Case now = derived.get().draft();
        if (before != null && Cases.isSame(before, now)) {
            now = before;
        } else {
            long revision = before == null ? 1 : before.revision() + 1;
            now = Cases.published(now, revision, Cases.reasons(before, now, cause), outbox.now());
            outbox.published(now);
        }
        Set<String> announced = announce(row.announced(), derived.get().events(), now);
        Instant lookAt = derived.get().nextAt();
        deadlines.move(caseId, row.lookAt(), lookAt);
        store.put(caseId, new CaseRow(row.set(), now, announced, lookAt));
    }

    private Set<String> announce(Set<String> known, List<CaseEvent> events, Case now) {
        Set<String> announced = new HashSet<>(known);
        for (CaseEvent event : events) {
            if (announced.add(event.id())) {
                outbox.announced(new CaseAnnouncement(
                        event, now.customerId(), now.ruleId(), now.severity(), now.owner(), outbox.now()));
            }
        }
        return announced;
    }
}
