package io.vocstreams.testkit.plain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whose interaction it is (§5). */
final class PlainIdentity {

    private static final int MOST_LINKS_FOLLOWED = 8;

    private final IdentityPolicy policy;
    private final List<PlainLink> links;

    PlainIdentity(IdentityPolicy policy, List<PlainLink> links) {
        this.policy = policy;
        this.links = links;
    }

    /**
     * "start at its strongest identifier, follow owners at {@code t = occurredAt} until there is none; at most 8 links
     * are followed, the identifier then reached is the end. A cycle: its smallest text."
     */
    Identifier end(Identifier strongest, Instant time) {
        List<Identifier> followed = new ArrayList<>();
        followed.add(strongest);
        for (int links = 0; links < MOST_LINKS_FOLLOWED; links++) {
            Identifier reached = followed.get(followed.size() - 1);
            Optional<Identifier> owner = owner(reached, time);
            if (owner.isEmpty()) {
                return reached;
            }
            int alreadyAt = followed.indexOf(owner.get());
            if (alreadyAt >= 0) {
                return smallest(followed.subList(alreadyAt, followed.size()));
            }
            followed.add(owner.get());
        }
        return followed.get(followed.size() - 1);
    }

    Optional<Identifier> owner(Identifier identifier, Instant time) {
        List<PlainLink> lookedAt = links.stream()
                .filter(link -> link.from().equals(identifier))
                .filter(link -> isLookedAt(link, time))
                .toList();
        if (identifier.type() == IdentifierType.CUSTOMER_ID) {
            // "the target of its latest link with `at ≤ t + lookback`"
            Instant reach = time.plus(policy.lookback());
            return latest(lookedAt, link -> !link.at().isAfter(reach));
        }
        if (isShared(lookedAt, time)) {
            // "target of the latest link with `at ≤ t` and `t − at ≤ PT30M`; else none"
            return latest(
                    lookedAt,
                    link -> !link.at().isAfter(time)
                            && Duration.between(link.at(), time).compareTo(policy.sharedSession()) <= 0);
        }
        // "target of the latest link with `at ≤ t`"
        Optional<Identifier> before = latest(lookedAt, link -> !link.at().isAfter(time));
        if (before.isPresent()) {
            return before;
        }
        // "if there is none, target of the earliest near link (anonymous history is stitched backwards); else none"
        return earliest(lookedAt, link -> isNear(link, time));
    }

    /**
     * "while t − {@code at} ≤ {@code voc.identity.link-validity}, thus also for every t before its {@code at}; a merge
     * for ever"
     */
    private boolean isLookedAt(PlainLink link, Instant time) {
        boolean merge =
                link.from().type() == IdentifierType.CUSTOMER_ID && link.to().type() == IdentifierType.CUSTOMER_ID;
        return merge || Duration.between(link.at(), time).compareTo(policy.linkValidity()) <= 0;
    }

    /** "near means within {@code voc.identity.lookback} of t, on either side" */
    private boolean isNear(PlainLink link, Instant time) {
        return Duration.between(link.at(), time).abs().compareTo(policy.lookback()) <= 0;
    }

    /** "X has at least {@code voc.identity.shared-threshold} (5) different targets of one type among its near links" */
    private boolean isShared(List<PlainLink> lookedAt, Instant time) {
        for (IdentifierType type : IdentifierType.values()) {
            Set<Identifier> targets = new HashSet<>();
            for (PlainLink link : lookedAt) {
                if (isNear(link, time) && link.to().type() == type) {
                    targets.add(link.to());
                }
            }
            if (targets.size() >= policy.sharedThreshold()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Identifier> latest(List<PlainLink> links, Predicate<PlainLink> which) {
        PlainLink best = null;
        for (PlainLink link : links) {
            if (which.test(link)
                    && (best == null
                            || link.at().isAfter(best.at())
                            || (link.at().equals(best.at()) && hasSmallerTarget(link, best)))) {
                best = link;
            }
        }
        return Optional.ofNullable(best).map(PlainLink::to);
    }

    private static Optional<Identifier> earliest(List<PlainLink> links, Predicate<PlainLink> which) {
        PlainLink best = null;
        for (PlainLink link : links) {
            if (which.test(link)
                    && (best == null
                            || link.at().isBefore(best.at())
                            || (link.at().equals(best.at()) && hasSmallerTarget(link, best)))) {
                best = link;
            }
        }
        return Optional.ofNullable(best).map(PlainLink::to);
    }

    /** "equal {@code at}: the smallest target text wins" */
    private static boolean hasSmallerTarget(PlainLink link, PlainLink than) {
        return PlainOrder.isSmaller(link.to().text(), than.to().text());
    }

    private static Identifier smallest(List<Identifier> cycle) {
        Identifier smallest = cycle.get(0);
        for (Identifier identifier : cycle) {
            if (PlainOrder.isSmaller(identifier.text(), smallest.text())) {
                smallest = identifier;
            }
        }
        return smallest;
    }
}
