package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.LinkReach.between;
import static io.vocstreams.identity.domain.LinkReach.earliest;
import static io.vocstreams.identity.domain.LinkReach.latest;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The times at which a link that comes or goes can change who owns its identifier. Never too narrow; and so narrow that
 * what is resolved again is about what moves: a place may hold a hundred thousand interactions.
 */
public final class LinkEffect {

    /** Shared or not is judged for pieces of time; one this much shorter than the near time is not divided further. */
    private static final int FINEST = 64;

    private final Identifier identifier;
    private final Link changed;
    private final LinkHistory others;
    private final IdentityPolicy policy;
    private final Duration back;
    private final Duration finest;
    private final List<LinkReach> found = new ArrayList<>();

    private LinkEffect(PlacedLink changed, LinkHistory others, IdentityPolicy policy) {
        this.identifier = changed.from();
        this.changed = changed.link();
        this.others = others;
        this.policy = policy;
        this.back = Sharing.back(policy);
        this.finest = back.plus(policy.lookback()).dividedBy(FINEST);
    }

    /**
     * In order, and not overlapping.
     *
     * @param others the links of the identifier without this one
     * @param limits the times that anybody asks for
     */
    public static List<LinkReach> of(PlacedLink changed, LinkHistory others, IdentityPolicy policy, LinkReach limits) {
        return new LinkEffect(changed, others, policy).find(limits);
    }

    private List<LinkReach> find(LinkReach limits) {
        Optional<Link> before = others.latestUntil(changed.at());
        boolean wins =
                before.filter(this::isAtItsTime).filter(this::isNotBeaten).isEmpty();
        if (identifier.type() == IdentifierType.CUSTOMER_ID) {
            if (wins && before.filter(this::hasItsTarget).isEmpty()) {
                merged().within(limits).ifPresent(found::add);
            }
            return found;
        }
        if (wins) {
            Optional<Link> next = others.earliestAfter(changed.at());
            Instant until = latestUntil(next);
            before.filter(this::hasItsTarget).ifPresent(same -> addNewSession(same, until, limits));
            asLatest(before, until).flatMap(limits::within).ifPresent(this::addUnlessShared);
            asEarliest(before, next).flatMap(limits::within).ifPresent(this::addUnlessShared);
        }
        new LinkReach(changed.at().minus(policy.lookback()), changed.at().plus(back))
                .within(limits)
                .ifPresent(this::addWhereItDecides);
        return merge();
    }

    private LinkReach merged() {
        Instant until = others.earliestAfter(changed.at())
                .map(next -> justBefore(next.at().minus(policy.lookback())))
                .orElse(Instant.MAX);
        return new LinkReach(changed.at().minus(policy.lookback()), until);
    }

    private Instant latestUntil(Optional<Link> next) {
        Instant validUntil = changed.at().plus(policy.linkValidity());
        return next.map(link -> earliest(justBefore(link.at()), validUntil)).orElse(validUntil);
    }

    /** A link that repeats the one before may still begin another session, if the identifier is shared. */
    private void addNewSession(Link same, Instant until, LinkReach limits) {
        Instant from = latest(changed.at(), justAfter(same.at().plus(policy.sharedSession())));
        between(from, earliest(until, changed.at().plus(policy.sharedSession())))
                .flatMap(limits::within)
                .filter(this::isSharedSomewhere)
                .ifPresent(found::add);
    }

    /** Where it is the latest link; one that repeats the one before says nothing new while that one is valid. */
    private Optional<LinkReach> asLatest(Optional<Link> before, Instant until) {
        Instant from = before.filter(this::hasItsTarget)
                .map(link -> latest(changed.at(), justAfter(link.at().plus(policy.linkValidity()))))
                .orElse(changed.at());
        return between(from, until);
    }

    /** Where it is the first to come, and no earlier one is valid. */
    private Optional<LinkReach> asEarliest(Optional<Link> before, Optional<Link> next) {
        Instant farthest = changed.at().minus(policy.lookback());
        Instant from = others.latestUntil(justBefore(changed.at()))
                .map(link -> latest(farthest, justAfter(link.at().plus(policy.linkValidity()))))
                .orElse(farthest);
        Instant until = justBefore(changed.at());
        if (before.filter(this::isAtItsTime).isEmpty()
                && next.filter(this::hasItsTarget).isPresent()) {
            until = earliest(until, justBefore(next.orElseThrow().at().minus(policy.lookback())));
        }
        return between(from, until);
    }

    /** A shared identifier belongs to a link for a session only. */
    private void addUnlessShared(LinkReach reach) {
        Instant sessionEnd = changed.at().plus(policy.sharedSession());
        new LinkReach(changed.at(), sessionEnd).within(reach).ifPresent(found::add);
        between(reach.from(), earliest(reach.to(), justBefore(changed.at()))).ifPresent(this::addIfNotAllShared);
        between(latest(reach.from(), justAfter(sessionEnd)), reach.to()).ifPresent(this::addIfNotAllShared);
    }

    private void addIfNotAllShared(LinkReach reach) {
        if (!isSharedSomewhere(reach)) {
            found.add(reach);
        } else if (!isAllShared(reach)) {
            divide(reach, this::addIfNotAllShared);
        }
    }

    /** Where it is the one more target that makes the identifier shared. */
    private void addWhereItDecides(LinkReach reach) {
        Instant from = reach.from().minus(back);
        Instant to = reach.to().plus(policy.lookback());
        if (Sharing.isReachedByOneMore(changed.to(), from, to, others, policy)
                && !isAllShared(reach)
                && !hasItsTargetNear(reach)) {
            divide(reach, this::addWhereItDecides);
        }
    }

    /** Shared at one of these times, perhaps. */
    private boolean isSharedSomewhere(LinkReach reach) {
        return Sharing.isReachedBetween(reach.from().minus(back), reach.to().plus(policy.lookback()), others, policy);
    }

    /** Shared at each of these times, by links that are near to all of them. */
    private boolean isAllShared(LinkReach reach) {
        return Sharing.isReachedBetween(reach.to().minus(back), reach.from().plus(policy.lookback()), others, policy);
    }

    /** Another link to the same target is near to all of these times. Asked where targets are few: not all shared. */
    private boolean hasItsTargetNear(LinkReach reach) {
        return others.anyTargetBetween(
                reach.to().minus(back), reach.from().plus(policy.lookback()), changed.to()::equals);
    }

    private void divide(LinkReach reach, Consumer<LinkReach> then) {
        Duration length = Duration.between(reach.from(), reach.to());
        if (length.compareTo(finest) <= 0) {
            found.add(reach);
            return;
        }
        Instant middle = reach.from().plus(length.dividedBy(2));
        then.accept(new LinkReach(reach.from(), middle));
        then.accept(new LinkReach(justAfter(middle), reach.to()));
    }

    private List<LinkReach> merge() {
        found.sort(Comparator.comparing(LinkReach::from));
        List<LinkReach> merged = new ArrayList<>();
        for (LinkReach reach : found) {
            int last = merged.size() - 1;
            if (last >= 0 && !justBefore(reach.from()).isAfter(merged.get(last).to())) {
                LinkReach previous = merged.get(last);
                merged.set(last, new LinkReach(previous.from(), latest(previous.to(), reach.to())));
            } else {
                merged.add(reach);
            }
        }
        return merged;
    }

    private boolean isAtItsTime(Link other) {
        return other.at().equals(changed.at());
    }

    private boolean hasItsTarget(Link other) {
        return other.to().equals(changed.to());
    }

    private boolean isNotBeaten(Link other) {
        return Utf8.compare(other.to().text(), changed.to().text()) <= 0;
    }

    private static Instant justBefore(Instant time) {
        return time.minusNanos(1);
    }

    private static Instant justAfter(Instant time) {
        return time.plusNanos(1);
    }
}
