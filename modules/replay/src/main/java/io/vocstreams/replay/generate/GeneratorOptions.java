package io.vocstreams.replay.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a sample is like. Shares are between 0 and 1.
 *
 * @param customers known customers; at least twelve, so that enough of them meet at the kiosk
 * @param end nothing (but what must be refused for it) happens at this time or later
 * @param span how far back events reach; from 66 days on there are improvements in it, too
 * @param disorder how much later than it happened a record arrives, at most
 * @param late share of records that arrive up to the whole span later, at most 28 days, so that none is too late
 * @param duplicates share of records that arrive twice
 * @param corrections share of answers of which a first, wrong version exists
 * @param retractions share of answers, and of touchpoints no answer is about, that are taken back
 * @param merges share of customers that turn out to be another; as many again are merged and parted
 * @param refusedPerReason records that must be refused, for each reason that can be provoked
 */
public record GeneratorOptions(
        long seed,
        int customers,
        Instant end,
        Duration span,
        Duration disorder,
        double late,
        double duplicates,
        double corrections,
        double retractions,
        double merges,
        int refusedPerReason) {

    private static final int FEWEST_CUSTOMERS = 12;
    private static final Duration LONGEST_SPAN = Duration.ofDays(70);
    private static final Duration LATEST = Duration.ofDays(28);
    private static final int IMPROVED_BEFORE_END = 37;
    private static final Duration SHORTEST_SPAN = Duration.ofDays(2);

    public GeneratorOptions {
        if (customers < FEWEST_CUSTOMERS) {
            throw new IllegalArgumentException("customers: " + customers + " is less than " + FEWEST_CUSTOMERS);
        }
        if (span.compareTo(SHORTEST_SPAN) < 0 || span.compareTo(LONGEST_SPAN) > 0) {
            throw new IllegalArgumentException(
                    "span: " + span + " is not between " + SHORTEST_SPAN + " and " + LONGEST_SPAN);
        }
        if (disorder.isNegative()) {
            throw new IllegalArgumentException("disorder: " + disorder + " is negative");
        }
        share("late", late);
        share("duplicates", duplicates);
        share("corrections", corrections);
        share("retractions", retractions);
        share("merges", merges);
        if (merges > 0.2) {
            throw new IllegalArgumentException("merges: " + merges + " is more than 0.2");
        }
        if (refusedPerReason < 0) {
            throw new IllegalArgumentException("refusedPerReason: " + refusedPerReason + " is negative");
        }
    }

    /** A little of everything, over ten days. */
    public static GeneratorOptions of(long seed, int customers, Instant end) {
        return new GeneratorOptions(
                seed, customers, end, Duration.ofDays(10), Duration.ofMinutes(20), 0.02, 0.03, 0.05, 0.03, 0.03, 2);
    }

    /** Another sample of the same kind. */
    public GeneratorOptions withSeed(long other) {
        return new GeneratorOptions(
                other,
                customers,
                end,
                span,
                disorder,
                late,
                duplicates,
                corrections,
                retractions,
                merges,
                refusedPerReason);
    }

    /** How much later than it happened a late record arrives, at most. */
    Duration latest() {
        return span.compareTo(LATEST) < 0 ? span : LATEST;
    }

    /**
     * When what was to be better was done: early enough that the 28 days that show it, a week later, are final, and
     * late enough that there are 28 days before. Empty where the sample is too short for that.
     */
    Optional<Instant> improvedAt() {
        Instant done = end.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(IMPROVED_BEFORE_END));
        return start().isAfter(done.minus(LATEST)) ? Optional.empty() : Optional.of(done);
    }

    Instant start() {
        return end.minus(span);
    }

    private static void share(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + ": " + share + " is not between 0 and 1");
        }
    }
}
