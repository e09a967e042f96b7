package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.EventKey;
import java.time.Instant;

/**
 * One customer's opportunity, as readers know it.
 *
 * @param name the value that what closes must share with what opened; blank where the measure asks for none
 * @param at when it opened
 * @param first what opened it
 */
public record OpportunityKey(String measure, int version, String name, Instant at, EventKey first)
        implements Comparable<OpportunityKey> {

    /** By its parts in order. */
    @Override
    public int compareTo(OpportunityKey other) {
        int byMeasure = measure.compareTo(other.measure);
        if (byMeasure != 0) {
            return byMeasure;
        }
        int byVersion = Integer.compare(version, other.version);
        if (byVersion != 0) {
            return byVersion;
        }
        int byName = name.compareTo(other.name);
        if (byName != 0) {
            return byName;
        }
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : first.compareTo(other.first);
    }
}
