package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.EventKey;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What readers know of one customer's opportunities. */
public class KnownOpportunities {

    /** Before each other key of the same moment. */
    private static final EventKey NONE = new EventKey("", "");

    private final NavigableMap<OpportunityKey, KnownOpportunity> all = new TreeMap<>();

    public int size() {
        return all.size();
    }

    @Nullable
    public KnownOpportunity get(OpportunityKey key) {
        return all.get(key);
    }

    /** Null: there is none. */
    public void put(OpportunityKey key, @Nullable KnownOpportunity known) {
        if (known == null) {
            all.remove(key);
        } else {
            all.put(key, known);
        }
    }

    /** Those of a measure that share a value and opened from a moment until another, both included. */
    public Map<OpportunityKey, KnownOpportunity> between(Measure measure, String name, Instant from, Instant until) {
        return all.subMap(first(measure, name, from), first(measure, name, until.plusMillis(1)));
    }

    /** All of a measure. */
    public Map<OpportunityKey, KnownOpportunity> all(Measure measure) {
        return new TreeMap<>(all.subMap(
                new OpportunityKey(measure.id(), measure.version(), "", Instant.MIN, NONE),
                new OpportunityKey(measure.id(), measure.version() + 1, "", Instant.MIN, NONE)));
    }

    private static OpportunityKey first(Measure measure, String name, Instant at) {
        return new OpportunityKey(measure.id(), measure.version(), name, at, NONE);
    }
}
