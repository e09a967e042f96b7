package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where something has happened often enough. */
final class Repetition {

    private Repetition() {}

    /** Those at which there are enough, and were not enough at the one before; the interactions come in order. */
    static List<MeasuredInteraction> in(List<MeasuredInteraction> selected, int times, Duration within) {
        List<MeasuredInteraction> triggers = new ArrayList<>();
        boolean ripeBefore = false;
        for (int i = 0; i < selected.size(); i++) {
            MeasuredInteraction one = selected.get(i);
            int farthest = i - times + 1;
            boolean ripe = farthest >= 0
                    && !selected.get(farthest)
                            .occurredAt()
                            .isBefore(one.occurredAt().minus(within));
            if (ripe && !ripeBefore) {
                triggers.add(one);
            }
            ripeBefore = ripe;
        }
        return triggers;
    }

    /** The firsts of what comes in one go; without a gap, all. */
    static List<MeasuredInteraction> taken(List<MeasuredInteraction> selected, @Nullable Duration gap) {
        if (gap == null) {
            return selected;
        }
        return Episodes.of(selected, MeasuredInteraction::occurredAt, gap).stream()
                .map(episode -> episode.get(0))
                .toList();
    }
}
