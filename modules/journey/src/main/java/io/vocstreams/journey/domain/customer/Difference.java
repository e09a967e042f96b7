package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.ClaimChanges;
import io.vocstreams.journey.domain.voices.VoiceChanges;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Slot;
import java.util.Map;

/**
 * What has to be published of answers so that readers of what followed from the set before know what follows now.
 *
 * @param counts what has to be added to the slots
 */
public record Difference(ClaimChanges claims, VoiceChanges voices, Map<Slot, Counts> counts) {}
