package io.vocstreams.identity.domain;

import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Instant;
import java.util.Optional;

/** Times from the one to the other, both included, in which a link that comes or goes can change an owner. */
public record LinkReach(Instant from, Instant to) {

    /** All that a link can reach, whatever the others are. */
    public static LinkReach widest(PlacedLink changed, IdentityPolicy policy) {
        Instant at = changed.link().at();
        Instant from = at.minus(policy.lookback());
        return switch (changed.from().type()) {
            case CUSTOMER_ID -> new LinkReach(from, Instant.MAX);
            default -> {
                Instant nearUntil = at.plus(policy.lookback());
                Instant validUntil = at.plus(policy.linkValidity());
                yield new LinkReach(from, validUntil.isAfter(nearUntil) ? validUntil : nearUntil);
            }
        };
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    public Optional<LinkReach> within(LinkReach limits) {
        return between(latest(from, limits.from), earliest(to, limits.to));
    }

    static Optional<LinkReach> between(Instant from, Instant to) {
        return from.isAfter(to) ? Optional.empty() : Optional.of(new LinkReach(from, to));
    }

    static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
