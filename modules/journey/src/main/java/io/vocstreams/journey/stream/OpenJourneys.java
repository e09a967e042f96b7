package io.vocstreams.journey.stream;

import io.vocstreams.model.Journey;
import io.vocstreams.platform.metrics.TaskMeters;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.unit.UnitOfWork;

/** How many journeys of a task readers know as open. Kept beside the times, so that it goes on after a restart. */
final class OpenJourneys {

    private static final String NAME = "open";

    private final TimeState state;
    private final JourneyMeters meters;
    private final TaskMeters task;
    private final UnitOfWork unit;
    private long count;

    OpenJourneys(TimeState state, JourneyMeters meters, TaskMeters task, UnitOfWork unit) {
        this.unit = unit;
        this.state = state;
        this.meters = meters;
        this.task = task;
        this.count = Math.max(0, state.get(NAME));
        task.holds(JourneyMeters.OPEN, count);
    }

    void published(Journey.Status before, Journey.Status now) {
        unit.then(() -> count(before, now));
    }

    private void count(Journey.Status before, Journey.Status now) {
        meters.published(before, now);
        long change = isOpen(now) - isOpen(before);
        if (change != 0) {
            count += change;
            state.put(NAME, count);
            task.holds(JourneyMeters.OPEN, count);
        }
    }

    private static long isOpen(Journey.Status status) {
        return status == Journey.Status.OPEN ? 1 : 0;
    }
}
