package io.vocstreams.journey.domain.outcomes;

import java.time.Instant;
import java.util.Map;

/** What readers know of one customer's opportunities. */
public interface KnownOpportunities {

    /** Those of a measure that share a value and opened from a moment until another, both included. */
    Map<OpportunityKey, KnownOpportunity> between(Measure measure, String name, Instant from, Instant until);

    /** All of a measure. */
    Map<OpportunityKey, KnownOpportunity> all(Measure measure);
}
