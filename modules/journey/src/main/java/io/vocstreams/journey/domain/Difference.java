package io.vocstreams.journey.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.util.Collection;
import java.util.Map;

/**
 * What has to be published so that readers of what followed from the set before know what follows now.
 *
 * @param journeys those of before and of now that may read differently; {@link CustomerRules#changes} says which do
 * @param counts what has to be added to the slots
 */
public record Difference(Collection<CutJourney> journeys, ClaimChanges claims, Map<Slot, Counts> counts) {}
