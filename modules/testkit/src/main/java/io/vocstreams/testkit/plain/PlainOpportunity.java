package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.testkit.plain.PlainSelector.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * "the first of each episode" (§13), and what became of it.
 *
 * @param values of every dimension; none where it is in no series of that dimension
 */
record PlainOpportunity(
        Measure measure,
        List<Subject> episode,
        State state,
        @Nullable Subject closedBy,
        Map<Dimension, List<String>> values) {

    enum State {
        MET,
        MISSED,
        PENDING
    }

    Instant time() {
        return episode.get(0).interaction().header().occurredAt();
    }

    /** "*Elapsed* (of MET): from the episode's first to what closed it"; null of what is not met */
    @Nullable
    Duration elapsed() {
        return closedBy == null
                ? null
                : Duration.between(time(), closedBy.interaction().header().occurredAt());
    }

    /** "`present`: MET is a success, MISSED a failure; `absent`: the other way round" */
    boolean isSuccess() {
        return state == (measure.good() == Measure.Success.PRESENT ? State.MET : State.MISSED);
    }
}
