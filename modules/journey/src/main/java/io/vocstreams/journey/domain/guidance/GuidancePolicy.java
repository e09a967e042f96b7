package io.vocstreams.journey.domain.guidance;

import io.vocstreams.model.guidance.GuidanceClass;
import java.util.List;
import java.util.Map;

/**
 * Everything that one file says of guidance.
 *
 * @param caps by class; SAFETY and SERVICE have none
 */
public record GuidancePolicy(List<GuidanceRule> rules, Map<GuidanceClass, Cap> caps, QuietHours quiet) {

    public GuidancePolicy {
        rules = List.copyOf(rules);
        caps = Map.copyOf(caps);
    }
}
