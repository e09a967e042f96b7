package io.vocstreams.journey.stream;

import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.journey.domain.counting.PlanRules;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Days;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The plans of experiments, as one task knows them. */
final class Plans {

    private final PlanStore store;
    private final PlanRules rules;
    private final Days days;
    private final JourneyOutbox outbox;
    private final Predicate<String> isPlace;
    private @Nullable Experiments inForce;
    private boolean isOpen;

    /** @param isPlace whether this task is the place of what has that id */
    Plans(PlanStore store, PlanRules rules, JourneyOutbox outbox, Predicate<String> isPlace) {
        this.store = store;
        this.outbox = outbox;
        this.isPlace = isPlace;
        this.rules = rules;
        this.days = new Days(rules.scores().zone());
    }

    Optional<Rejection> judge(ExperimentPlan plan) {
        return rules.judge(plan);
    }

    /** Whether nothing as high is known of the experiment. */
    boolean isNew(ExperimentPlan plan) {
        ExperimentPlan known = store.get(plan.experimentId());
        return known == null || plan.version().compareTo(known.version()) > 0;
    }

    /** Keeps a plan, unless a higher version is known. */
    void take(ExperimentPlan plan) {
        if (isNew(plan)) {
            // Read again when it is asked for: what is put may be taken back if the work fails.
            inForce = null;
            store.put(plan);
            passOn(plan);
        }
    }

    /** Says all of them again, once: the build before may have kept some without telling ACTIONS. */
    void open() {
        if (!isOpen) {
            isOpen = true;
            store.all().forEach(this::passOn);
        }
    }

    /** All tasks know of it, and one tells. */
    private void passOn(ExperimentPlan plan) {
        if (isPlace.test(plan.experimentId())) {
            outbox.toActions(plan.experimentId(), new ActionsMessage.Planned(plan));
        }
    }

    /** Those that are not taken back. */
    Experiments inForce() {
        Experiments known = inForce;
        if (known == null) {
            Map<String, Instant> startOf = new TreeMap<>();
            for (ExperimentPlan plan : store.all()) {
                if (!plan.version().isRetracted()) {
                    startOf.put(plan.experimentId(), days.startOf(plan.startAt().toEpochDay()));
                }
            }
            known = new Experiments(rules.reach(), startOf);
            inForce = known;
        }
        return known;
    }
}
