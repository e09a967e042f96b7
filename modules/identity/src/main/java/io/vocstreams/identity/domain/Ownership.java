package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who an identifier belonged to at a time: the next identifier to follow, or none. */
public final class Ownership {

    private Ownership() {}

    public static Optional<Identifier> owner(
            Identifier identifier, Instant time, LinkHistory links, IdentityPolicy policy) {
        if (identifier.type() == IdentifierType.CUSTOMER_ID) {
            return links.latestUntil(time.plus(policy.lookback())).map(Link::to);
        }
        Optional<Link> candidate = latest(time, policy.linkValidity(), links)
                .or(() -> links.earliestAfter(time).filter(link -> !link.at().isAfter(time.plus(policy.lookback()))));
        // Shared or not, a link of the running session holds: the costlier question need not be asked.
        return candidate
                .filter(link -> isOfSession(link, time, policy) || !isShared(time, links, policy))
                .map(Link::to);
    }

    private static Optional<Link> latest(Instant time, Duration validity, LinkHistory links) {
        return links.latestUntil(time).filter(link -> !link.at().isBefore(time.minus(validity)));
    }

    private static boolean isOfSession(Link link, Instant time, IdentityPolicy policy) {
        return !link.at().isAfter(time) && !link.at().isBefore(time.minus(policy.sharedSession()));
    }

    private static boolean isShared(Instant time, LinkHistory links, IdentityPolicy policy) {
        return Sharing.isReachedBetween(time.minus(Sharing.back(policy)), time.plus(policy.lookback()), links, policy);
    }
}
