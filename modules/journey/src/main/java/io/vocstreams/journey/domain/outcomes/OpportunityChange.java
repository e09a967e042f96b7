package io.vocstreams.journey.domain.outcomes;

import org.jspecify.annotations.Nullable;

/**
 * What is different of an opportunity.
 *
 * @param before null if readers do not know it
 * @param now null if it is gone
 */
public record OpportunityChange(
        OpportunityKey key,
        @Nullable KnownOpportunity before,
        @Nullable KnownOpportunity now) {}
