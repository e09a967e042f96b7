package io.vocstreams.platform.metrics;

import java.util.List;

/**
 * One meter: what Prometheus calls it, what it says and what it is good for. The reference page is written from these.
 *
 * @param name as Prometheus shows it; counters end with {@code _total}
 * @param unit of the value, for people
 * @param tags bounded ones only
 * @param buckets upper bounds of a histogram, without the infinite one; empty for other kinds
 */
public record MeterSpec(
        String name, Kind kind, String unit, List<String> tags, List<Double> buckets, String meaning, String use) {

    private static final String OF_COUNTERS = "_total";

    /** Whether a value only grows, goes up and down, or is a distribution. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    public MeterSpec {
        tags = List.copyOf(tags);
        buckets = List.copyOf(buckets);
        if ((kind == Kind.COUNTER) != name.endsWith(OF_COUNTERS)) {
            throw new IllegalArgumentException(name + ": counters, and only they, end with " + OF_COUNTERS);
        }
    }

    public static MeterSpec counter(String name, String unit, List<String> tags, String meaning, String use) {
        return new MeterSpec(name, Kind.COUNTER, unit, tags, List.of(), meaning, use);
    }

    public static MeterSpec gauge(String name, String unit, List<String> tags, String meaning, String use) {
        return new MeterSpec(name, Kind.GAUGE, unit, tags, List.of(), meaning, use);
    }

    /** The name by which it is registered: Micrometer adds what Prometheus wants of counters. */
    String registeredName() {
        return kind == Kind.COUNTER ? name.substring(0, name.length() - OF_COUNTERS.length()) : name;
    }
}
