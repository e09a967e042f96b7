package io.vocstreams.actions.stream;

import io.micrometer.core.instrument.Counter;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.contracts.metrics.VocTags;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.platform.metrics.OutputMeters;
import io.vocstreams.platform.metrics.StageMeters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What this stage says of cases, besides what every stage says. */
final class ActionsMeters {

    static final List<String> SOURCES =
            List.of(Topics.ACTIONS_CLAIMS, Topics.CASE_ACTIONS, Topics.IMPROVEMENT_ACTIONS, Topics.ACTIONS_EXCHANGE);

    private final StageMeters stage;
    private final OutputMeters cases;
    private final OutputMeters events;
    private final OutputMeters improvements;
    private final OutputMeters experiments;
    private final Map<Transition, Counter> transitions = new EnumMap<>(Transition.class);
    private final Counter dropped;

    ActionsMeters(StageMeters stage) {
        this.stage = stage;
        SOURCES.forEach(topic -> stage.reads(topic, VocTags.reasonsOf(topic)));
        this.cases = stage.writes(Topics.CASES);
        this.events = stage.writes(Topics.CASE_EVENTS);
        this.improvements = stage.writes(Topics.IMPROVEMENTS);
        this.experiments = stage.writes(Topics.EXPERIMENTS);
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

    void caseWritten(long now) {
        cases.published(now);
    }

    void improvementWritten(long now) {
        improvements.published(now);
    }

    void experimentWritten(long now) {
        experiments.published(now);
    }

    void announced(Transition transition, long now) {
        events.published(now);
        Objects.requireNonNull(transitions.get(transition)).increment();
    }

    /** Actions on a case that never was. */
    void dropped(int actions) {
        dropped.increment(actions);
    }
}
