package io.vocstreams.actions.stream;

import io.micrometer.core.instrument.Counter;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.platform.metrics.StageMeters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What this stage says of cases, besides what every stage says. */
final class ActionsMeters {

    private final StageMeters stage;
    private final Map<Transition, Counter> transitions = new EnumMap<>(Transition.class);
    private final Counter dropped;

    ActionsMeters(StageMeters stage) {
        this.stage = stage;
        for (Transition transition : Transition.values()) {
            if (transition != Transition.UNKNOWN) {
                transitions.put(transition, stage.meters().counter(VocMeters.CASE_EVENTS, transition.name()));
            }
        }
        this.dropped = stage.meters().counter(VocMeters.DROPPED_ACTIONS);
    }

    StageMeters stage() {
        return stage;
    }

    void announced(Transition transition) {
        Objects.requireNonNull(transitions.get(transition)).increment();
    }

    /** Actions on a case that never was. */
    void dropped(int actions) {
        dropped.increment(actions);
    }
}
