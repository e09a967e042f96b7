package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journey as it follows from the set, and all touchpoints it holds (also those not listed). What only a publication
 * gives, its number and time, is still blank in {@code draft}.
 */
public record DerivedJourney(Journey draft, List<Touch> touches) {

    static final long NO_REVISION = 0;
    static final Instant NO_TIME = Instant.EPOCH;

    public String id() {
        return draft.journeyId();
    }

    public DerivedJourney withFeedback(List<String> feedbackIds) {
        if (feedbackIds.equals(draft.feedbackIds())) {
            return this;
        }
        return new DerivedJourney(with(draft.status(), feedbackIds), touches);
    }

    /** What is published when this journey exists no more. */
    public Journey superseded(Optional<String> by) {
        return superseded(draft, by);
    }

    static Journey superseded(Journey draft, Optional<String> by) {
        Journey last = new DerivedJourney(draft, List.of()).with(Journey.Status.SUPERSEDED, draft.feedbackIds());
        return publication(last, by.orElse(null), NO_REVISION, NO_TIME);
    }

    public static Journey published(Journey draft, long revision, Instant asOf) {
        return publication(draft, draft.supersededBy(), revision, asOf);
    }

    private static Journey publication(Journey draft, @Nullable String supersededBy, long revision, Instant asOf) {
        return new Journey(
                draft.journeyId(),
                draft.customerId(),
                draft.identified(),
                draft.status(),
                supersededBy,
                draft.startedAt(),
                draft.lastAt(),
                draft.steps(),
                draft.stepCount(),
                draft.channels(),
                draft.channelSwitches(),
                draft.visits(),
                draft.furthestStage(),
                draft.outcome(),
                draft.feedbackIds(),
                revision,
                asOf);
    }

    private Journey with(Journey.Status status, List<String> feedbackIds) {
        return new Journey(
                draft.journeyId(),
                draft.customerId(),
                draft.identified(),
                status,
                draft.supersededBy(),
                draft.startedAt(),
                draft.lastAt(),
                draft.steps(),
                draft.stepCount(),
                draft.channels(),
                draft.channelSwitches(),
                draft.visits(),
                draft.furthestStage(),
                draft.outcome(),
                feedbackIds,
                draft.revision(),
                draft.asOf());
    }
}
