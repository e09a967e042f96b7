package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * The times at which a link that comes or goes can change who owns its identifier, both ends included. Never too
 * narrow; as narrow as is easily right, since everything held in between is resolved again.
 */
public record LinkReach(Instant from, Instant to) {

    public static Optional<LinkReach> of(
            Identifier identifier, Link changed, LinkHistory others, IdentityPolicy policy) {
        Optional<Link> repeated =
                others.latestUntil(changed.at()).filter(link -> link.to().equals(changed.to()));
        Optional<Instant> next = others.earliestAfter(changed.at()).map(Link::at);
        if (identifier.type() == IdentifierType.CUSTOMER_ID) {
            return repeated.isPresent()
                    ? Optional.empty()
                    : Optional.of(new LinkReach(
                            changed.at().minus(policy.lookback()),
                            next.map(time -> time.minus(policy.lookback())).orElse(Instant.MAX)));
        }
        Instant validUntil = changed.at().plus(policy.linkValidity());
        Instant latestUntil = next.filter(validUntil::isAfter).orElse(validUntil);
        Instant nearUntil = changed.at().plus(policy.lookback());
        // Before it, a link that only repeats the one before says nothing new while that one is near and valid.
        Instant from = repeated.map(Link::at)
                .map(time -> earliest(
                        changed.at(), earliest(time.plus(policy.lookback()), time.plus(policy.linkValidity()))))
                .orElse(changed.at().minus(policy.lookback()));
        return Optional.of(new LinkReach(from, latestUntil.isAfter(nearUntil) ? latestUntil : nearUntil));
    }

    /** Only what is not older than this. */
    public LinkReach notBefore(Instant oldest) {
        return from.isBefore(oldest) ? new LinkReach(oldest, to) : this;
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
