package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import java.time.Instant;
import java.util.List;

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

    public static Journey published(Journey draft, long revision, Instant asOf) {
        return with(draft, draft.steps(), draft.feedbackIds(), revision, asOf);
    }

    static Journey withoutLists(Journey draft) {
        return with(draft, List.of(), List.of(), draft.revision(), draft.asOf());
    }

    private static Journey with(
            Journey draft, List<Journey.Step> steps, List<String> feedbackIds, long revision, Instant asOf) {
        return new Journey(
                draft.journeyId(),
                draft.customerId(),
                draft.identified(),
                draft.status(),
                draft.supersededBy(),
                draft.startedAt(),
                draft.lastAt(),
                steps,
                draft.stepCount(),
                draft.channels(),
                draft.channelSwitches(),
                draft.visits(),
                draft.furthestStage(),
                draft.outcome(),
                feedbackIds,
                revision,
                asOf);
    }
}
