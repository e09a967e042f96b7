package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.EventKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What readers know of one customer's opportunities. */
public class KnownOpportunities {

    /** Before each other key of the same moment. */
    private static final EventKey NONE = new EventKey("", "");

    private final NavigableMap<OpportunityKey, Held> all = new TreeMap<>();

    /** Of most of them nobody asks any more before the customer leaves memory, so they are read when asked for. */
    private static final class Held {
        private @Nullable Supplier<KnownOpportunity> stored;
        private @Nullable KnownOpportunity known;

        Held(Supplier<KnownOpportunity> stored) {
            this.stored = stored;
        }

        Held(KnownOpportunity known) {
            this.known = known;
        }

        KnownOpportunity known() {
            if (known == null) {
                known = Objects.requireNonNull(stored).get();
                stored = null;
            }
            return known;
        }
    }

    public int size() {
        return all.size();
    }

    @Nullable
    public KnownOpportunity get(OpportunityKey key) {
        Held held = all.get(key);
        return held == null ? null : held.known();
    }

    /** One that is stored. */
    public void load(OpportunityKey key, Supplier<KnownOpportunity> stored) {
        all.put(key, new Held(stored));
    }

    /** Null: there is none. */
    public void put(OpportunityKey key, @Nullable KnownOpportunity known) {
        if (known == null) {
            all.remove(key);
        } else {
            all.put(key, new Held(known));
        }
    }

    /** Those of a measure that share a value and opened from a moment until another, both included. */
    public Map<OpportunityKey, KnownOpportunity> between(Measure measure, String name, Instant from, Instant until) {
        return known(all.subMap(first(measure, name, from), first(measure, name, until.plusMillis(1))));
    }

    /** All of a measure. */
    public Map<OpportunityKey, KnownOpportunity> all(Measure measure) {
        return known(all.subMap(
                new OpportunityKey(measure.id(), measure.version(), "", Instant.MIN, NONE),
                new OpportunityKey(measure.id(), measure.version() + 1, "", Instant.MIN, NONE)));
    }

    private static Map<OpportunityKey, KnownOpportunity> known(Map<OpportunityKey, Held> some) {
        Map<OpportunityKey, KnownOpportunity> known = new LinkedHashMap<>();
        some.forEach((key, held) -> known.put(key, held.known()));
        return known;
    }

    private static OpportunityKey first(Measure measure, String name, Instant at) {
        return new OpportunityKey(measure.id(), measure.version(), name, at, NONE);
    }
}
