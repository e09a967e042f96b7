package io.vocstreams.journey.domain.guidance;

import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.Channel;
import io.vocstreams.model.guidance.GuidanceClass;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whom a kind of operation concerns, and how they are told.
 *
 * @param kinds of the operations it speaks of
 * @param key by which touchpoints name the subject of such an operation
 * @param interest which touchpoints make interest; empty for all that name it
 * @param until which touchpoints that name it end the interest; empty for none
 * @param lasts how long after the last such touchpoint the interest lasts
 * @param purpose of the consent that MARKETING needs
 * @param channels by which they may be told, the best first; not empty
 * @param parameters which attributes of the operation the template needs
 */
public record GuidanceRule(
        String id,
        int version,
        Set<String> kinds,
        String key,
        List<Selector> interest,
        List<Selector> until,
        Duration lasts,
        GuidanceClass guidanceClass,
        @Nullable String purpose,
        List<Channel> channels,
        String template,
        List<String> parameters) {

    public GuidanceRule {
        kinds = Set.copyOf(kinds);
        interest = List.copyOf(interest);
        until = List.copyOf(until);
        channels = List.copyOf(channels);
        parameters = List.copyOf(parameters);
    }
}
