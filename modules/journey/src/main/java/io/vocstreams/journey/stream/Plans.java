package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Experiments;
import io.vocstreams.journey.domain.PlanRules;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Days;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plans of experiments, as one task knows them. */
final class Plans {

    private final PlanStore store;
    private final PlanRules rules;
    private final Days days;
    private @Nullable Experiments inForce;

    Plans(PlanStore store, PlanRules rules) {
        this.store = store;
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
