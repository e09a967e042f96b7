package io.vocstreams.journey.domain.history;

import io.vocstreams.model.LifecycleStage;
import java.util.Map;

/** Which stage an action belongs to, and what it says about the outcome. */
public record ActionCatalogue(Map<String, Action> actions) {

    public static final ActionCatalogue EMPTY = new ActionCatalogue(Map.of());

    private static final Action OTHER = new Action(LifecycleStage.UNKNOWN, Kind.PLAIN);

    public ActionCatalogue {
        actions = Map.copyOf(actions);
    }

    /** What an action says about the outcome of its journey. */
    public enum Kind {
        PLAIN,
        INTENT,
        GOAL,
        CONTACT
    }

    /** One known action. */
    public record Action(LifecycleStage stage, Kind kind) {}

    public Action of(String action) {
        return actions.getOrDefault(action, OTHER);
    }

    public LifecycleStage stageOf(String action) {
        return of(action).stage();
    }
}
