package io.vocstreams.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was done about one thing, in whatever order it came.
 *
 * @param byId of each action id the version that holds, also those that are taken back
 */
public record Facts<F extends Fact>(Map<String, F> byId) {

    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::at).thenComparing(Fact::actionId);

    public Facts {
        byId = Map.copyOf(byId);
    }

    public static <F extends Fact> Facts<F> none() {
        return new Facts<>(Map.of());
    }

    /** Whether it is a higher version than the one that is known. */
    public boolean isNews(F fact) {
        F known = byId.get(fact.actionId());
        return known == null || fact.version().compareTo(known.version()) > 0;
    }

    public Facts<F> with(F fact) {
        Map<String, F> all = new HashMap<>(byId);
        all.put(fact.actionId(), fact);
        return new Facts<>(all);
    }

    /** All of them by time, those that are taken back, too. */
    public List<F> all() {
        return byId.values().stream().sorted(ORDER).toList();
    }

    /** What is not taken back, by time. */
    public List<F> standing() {
        return all().stream().filter(fact -> !fact.version().isRetracted()).toList();
    }
}
