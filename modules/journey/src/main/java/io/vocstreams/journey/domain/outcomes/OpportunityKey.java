package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.EventKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * One customer's opportunity, as readers know it.
 *
 * @param name the value that what closes must share with what opened; blank where the measure asks for none
 * @param at when it opened
 * @param first what opened it
 */
public record OpportunityKey(String measure, int version, String name, Instant at, EventKey first)
        implements Comparable<OpportunityKey> {

    private static final Comparator<OpportunityKey> ORDER = Comparator.comparing(OpportunityKey::measure)
            .thenComparing(OpportunityKey::version)
            .thenComparing(OpportunityKey::name)
            .thenComparing(OpportunityKey::at)
            .thenComparing(OpportunityKey::first);

    @Override
    public int compareTo(OpportunityKey other) {
        return ORDER.compare(this, other);
    }
}
