package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.model.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction counts under. A feedback counts under channel and action of the touchpoint it is about.
 *
 * @param action null for a feedback about no touchpoint
 * @param experiments as {@code experiment/variant}
 */
public record Traits(
        Channel channel,
        @Nullable String action,
        @Nullable String surveyId,
        @Nullable String storeId,
        @Nullable String productId,
        @Nullable String campaignId,
        Set<String> experiments) {

    public Traits {
        experiments = Set.copyOf(experiments);
    }
}
