package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An identifier with its links, where the way of an interaction is decided and what changed is sent on. */
public record IdentifierNode(Identifier identifier, LinkHistory links, IdentityPolicy policy) {

    /** What the place keeps from now on, and what it says to others. */
    public record Outcome(HeldInteraction held, List<Dispatch> dispatches) {}

    /** An interaction comes, or comes again as another version or on another path from the same previous hop. */
    public Outcome arrive(Instant occurredAt, HeldInteraction held, NodeMembership membership) {
        return decide(occurredAt, held, held.with(membership), null);
    }

    /** An interaction is taken back by its previous hop, or at its origin by its producer. */
    public Outcome withdraw(Instant occurredAt, HeldInteraction held, NodeMembership membership) {
        return decide(occurredAt, held, held.without(membership), membership);
    }

    /** The links have changed. */
    public Outcome reconsider(Instant occurredAt, HeldInteraction held) {
        return decide(occurredAt, held, held.memberships(), null);
    }

    private Outcome decide(
            Instant occurredAt,
            HeldInteraction before,
            List<NodeMembership> memberships,
            @Nullable NodeMembership withdrawal) {
        Optional<NodeMembership> followed = new HeldInteraction(memberships, null).followed();
        @Nullable
        Destination destination = followed.map(
                        membership -> Destination.of(pathOf(membership), occurredAt, links, policy))
                .orElse(null);
        HeldInteraction after = new HeldInteraction(memberships, destination);
        return new Outcome(after, difference(before, after, withdrawal));
    }

    private List<Dispatch> difference(
            HeldInteraction before, HeldInteraction after, @Nullable NodeMembership withdrawal) {
        Optional<Dispatch> sent = statement(before);
        Optional<Dispatch> toSend = statement(after);
        if (sent.isPresent() && toSend.isPresent() && isSame(sent.get(), toSend.get())) {
            return List.of();
        }
        List<Dispatch> difference = new ArrayList<>(2);
        if (sent.isPresent() && !sent.get().destination().equals(after.sentTo())) {
            difference.add(retraction(sent.get(), after, withdrawal));
        }
        toSend.ifPresent(difference::add);
        return List.copyOf(difference);
    }

    /** The last statement follows from what is held, so that its content need not be kept twice. */
    private Optional<Dispatch> statement(HeldInteraction held) {
        @Nullable Destination destination = held.sentTo();
        return destination == null
                ? Optional.empty()
                : held.followed()
                        .map(membership -> new Dispatch(
                                Operation.UPSERT,
                                destination,
                                pathOf(membership),
                                membership.version(),
                                membership.content()));
    }

    /** A retraction by the producer travels as it is; an interaction that only moves is taken back as it was. */
    private static Dispatch retraction(Dispatch sent, HeldInteraction after, @Nullable NodeMembership withdrawal) {
        if (withdrawal != null && withdrawal.version().isRetracted() && after.sentTo() == null) {
            return new Dispatch(
                    Operation.RETRACT, sent.destination(), sent.path(), withdrawal.version(), withdrawal.content());
        }
        return new Dispatch(Operation.RETRACT, sent.destination(), sent.path(), sent.version(), sent.content());
    }

    /** One version has one content: the first that came. */
    private static boolean isSame(Dispatch one, Dispatch other) {
        return one.destination().equals(other.destination())
                && one.version().equals(other.version())
                && one.path().equals(other.path());
    }

    private List<Identifier> pathOf(NodeMembership membership) {
        List<Identifier> path = new ArrayList<>(membership.pathBefore());
        path.add(identifier);
        return List.copyOf(path);
    }
}
