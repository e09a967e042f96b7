package io.vocstreams.journey.domain.journeys;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.model.Journey;
import java.time.Instant;

/**
 * A closed journey.
 *
 * @param first its first touchpoint
 * @param endedAt when no touchpoint could join it any more, or when the next one began, if that was earlier
 */
public record EndedJourney(EventKey first, Instant endedAt, Journey.Outcome outcome) {}
