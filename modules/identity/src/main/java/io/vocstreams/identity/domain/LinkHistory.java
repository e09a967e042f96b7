package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The links that start at one identifier, looked up by time. Of links with an equal time the smallest target text wins.
 */
public interface LinkHistory {

    /** The winner among the latest links at or before this time. */
    Optional<Link> latestUntil(Instant time);

    /** The winner among the earliest links later than this time. */
    Optional<Link> earliestAfter(Instant time);

    /**
     * Whether the condition holds for the target of one of the links from the one time to the other, both included.
     * Each target is asked for at least once, in any order, and not necessarily for each of its links.
     */
    boolean anyTargetBetween(Instant from, Instant to, Predicate<Identifier> condition);
}
