package io.vocstreams.journey.domain.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The experiments that are planned. No other is looked at.
 *
 * @param reach how long an exposure counts
 * @param startOf from when on each is looked at
 */
public record Experiments(Duration reach, Map<String, Instant> startOf) {

    public static final Duration REACH = Duration.ofDays(91);
    public static final Experiments NONE = new Experiments(Map.of());

    public Experiments {
        startOf = new TreeMap<>(startOf);
    }

    public Experiments(Map<String, Instant> startOf) {
        this(REACH, startOf);
    }
}
