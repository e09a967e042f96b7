package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One episode of what opens, and what became of it.
 *
 * @param episode what opened it and what joined, in order
 * @param start why it did not join the episode before
 * @param closedBy what met it, if anything did
 */
public record Opportunity(
        List<MeasuredInteraction> episode,
        Start start,
        Instant deadline,
        State state,
        @Nullable MeasuredInteraction closedBy) {

    public Opportunity {
        episode = List.copyOf(episode);
    }

    /** What became of it. */
    public enum State {
        MET,
        MISSED,
        PENDING
    }

    /** Why an episode began. */
    public enum Start {
        /** None was there before. */
        FIRST,
        /** The one before was too long ago. */
        PAUSE,
        /** The episode before could not grow longer. */
        LENGTH,
        /** What closes came between. */
        OUTCOME
    }

    public MeasuredInteraction first() {
        return episode.get(0);
    }

    public MeasuredInteraction last() {
        return episode.get(episode.size() - 1);
    }

    /** What it adds to a rate of its measure. */
    public RateCounts counts(Measure measure) {
        Elapsed took = elapsed().map(Elapsed::of).orElse(Elapsed.NONE);
        if (state == State.PENDING) {
            return new RateCounts(1, 0, 0, took);
        }
        boolean success = (state == State.MET) == (measure.good() == Measure.Success.PRESENT);
        return success ? new RateCounts(0, 1, 0, took) : new RateCounts(0, 0, 1, took);
    }

    /** From the episode's first to what closed it. */
    public Optional<Duration> elapsed() {
        return Optional.ofNullable(closedBy)
                .map(closing -> Duration.between(first().occurredAt(), closing.occurredAt()));
    }
}
