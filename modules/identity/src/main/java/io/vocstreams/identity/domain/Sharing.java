package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many different targets an identifier has among its links of a time, which is what makes it shared. */
final class Sharing {

    private Sharing() {}

    /** Near links lie at most so far before a time; at most the lookback after it. */
    static Duration back(IdentityPolicy policy) {
        return policy.lookback().compareTo(policy.linkValidity()) < 0 ? policy.lookback() : policy.linkValidity();
    }

    /** Whether these links alone would make an identifier shared. */
    static boolean isReachedBetween(Instant from, Instant to, LinkHistory links, IdentityPolicy policy) {
        Map<IdentifierType, Set<Identifier>> targets = new EnumMap<>(IdentifierType.class);
        return links.anyTargetBetween(from, to, target -> {
            Set<Identifier> ofType = targets.computeIfAbsent(target.type(), type -> new HashSet<>());
            return ofType.add(target) && ofType.size() >= policy.sharedThreshold();
        });
    }

    /** Whether one more target, where these links do not have it, could make an identifier shared. */
    static boolean isReachedByOneMore(
            Identifier more, Instant from, Instant to, LinkHistory links, IdentityPolicy policy) {
        Set<Identifier> targets = new HashSet<>();
        targets.add(more);
        return policy.sharedThreshold() <= 1
                || links.anyTargetBetween(
                        from,
                        to,
                        target -> target.type() == more.type()
                                && targets.add(target)
                                && targets.size() >= policy.sharedThreshold());
    }
}
