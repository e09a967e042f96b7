package io.vocstreams.journey.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.util.List;
import java.util.Map;

/**
 * What has to be published so that readers of what followed from the set before know what follows now.
 *
 * @param counts what has to be added to the slots
 */
public record Difference(List<JourneyChange> journeys, ClaimChanges claims, Map<Slot, Counts> counts) {}
