package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import java.time.Instant;
import java.util.Optional;

/**
 * That a journey is new, reads differently, or exists no more. The record that says so is only written when it is asked
 * for, because a long one costs more than the change.
 *
 * @param journey as it is now, or as it was last
 * @param standing where it is listed
 * @param supersededBy of one that exists no more, the journey that holds its touchpoints now, if any
 */
public record JourneyChange(CutJourney journey, Standing standing, boolean isGone, Optional<String> supersededBy) {

    public static JourneyChange now(CutJourney journey, Standing standing) {
        return new JourneyChange(journey, standing, false, Optional.empty());
    }

    static JourneyChange gone(CutJourney journey, Standing before, Optional<String> heir) {
        return new JourneyChange(journey, before, true, heir);
    }

    public String id() {
        return journey.id();
    }

    public Journey.Status status() {
        return isGone ? Journey.Status.SUPERSEDED : journey.status();
    }

    public Instant lastAt() {
        return journey.lastAt();
    }

    /** Whether there is more in it than a record lists. */
    public boolean isLong() {
        return standing.isLong(journey);
    }
}
