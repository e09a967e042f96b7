package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.util.List;
import java.util.Map;

/**
 * Everything that follows from one customer's set at a moment of the clock.
 *
 * @param voices what is read, in order
 * @param conversations messages that are read as one text
 * @param counts what the answers add to the slots of all series
 */
public record Derivation(
        CustomerHistory history,
        List<DerivedJourney> journeys,
        List<Attributed> attributions,
        List<Heard> voices,
        List<List<Touch>> conversations,
        Map<Slot, Counts> counts) {}
