package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.Destination;
import io.vocstreams.identity.domain.Destination.Customer;
import io.vocstreams.identity.domain.Destination.Next;
import io.vocstreams.identity.domain.Dispatch;
import io.vocstreams.identity.domain.HeldInteraction;
import io.vocstreams.identity.domain.IdentifierNode;
import io.vocstreams.identity.domain.IdentifierNode.Outcome;
import io.vocstreams.identity.domain.InteractionKey;
import io.vocstreams.identity.domain.Lasting;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.stream.HeldStore.HeldKey;
import io.vocstreams.identity.stream.NodeMessage.ForwardedInteraction;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.platform.unit.Isolation;

/** Interactions passing through the places of this partition: keeps what each place decides, and tells what changed. */
final class InteractionRouter {

    private final HeldStore interactions;
    private final LinkStore links;
    private final IdentityPolicy policy;
    private final NodeMessages messages;
    private final InteractionPublisher publisher;
    private final IdentityMeters meters;
    private final Isolation isolation;

    InteractionRouter(
            TaskStores stores,
            IdentityPolicy policy,
            TaskParts parts,
            InteractionPublisher publisher,
            Isolation isolation) {
        this.interactions = stores.interactions();
        this.links = stores.links();
        this.policy = policy;
        this.messages = parts.messages();
        this.publisher = publisher;
        this.meters = parts.meters();
        this.isolation = isolation;
    }

    void visit(ForwardedInteraction visit) {
        NodeMembership membership = visit.membership();
        Identifier origin = membership.pathBefore().get(0);
        HeldKey key = new HeldKey(visit.place(), visit.occurredAt(), new InteractionKey(origin, visit.eventId()));
        HeldInteraction before = interactions.get(key);
        if (visit.operation() == Operation.RETRACT) {
            withdraw(key, before, membership, visit.moved());
        } else {
            arrive(key, before, membership, visit.moved());
        }
    }

    void arrive(HeldKey key, HeldInteraction before, NodeMembership membership, boolean moved) {
        conclude(key, before, place(key).arrive(key.occurredAt(), before, membership), moved);
    }

    void withdraw(HeldKey key, HeldInteraction before, NodeMembership membership, boolean moved) {
        conclude(key, before, place(key).withdraw(key.occurredAt(), before, membership), moved);
    }

    /**
     * The links of the place have changed. No record is at hand that could be blamed for what then fails: the
     * interaction stays where it was, and all others go on.
     */
    void reconsider(HeldKey key, HeldInteraction before) {
        isolation.run(() -> conclude(key, before, place(key).reconsider(key.occurredAt(), before), true));
    }

    private IdentifierNode place(HeldKey key) {
        return new IdentifierNode(key.place(), meters.noticingShared(links.of(key.place())), policy);
    }

    private void conclude(HeldKey key, HeldInteraction before, Outcome outcome, boolean moved) {
        if (!outcome.held().equals(before)) {
            interactions.put(key, outcome.held());
        }
        for (Dispatch dispatch : outcome.dispatches()) {
            Destination destination = dispatch.destination();
            if (destination instanceof Customer customer) {
                publisher.publish(customer, dispatch, moved);
            } else if (destination instanceof Next next) {
                messages.send(new ForwardedInteraction(
                        dispatch.operation(),
                        next.identifier(),
                        key.event().eventId(),
                        Lasting.timeAt(next.identifier(), dispatch.content(), key.occurredAt()),
                        new NodeMembership(dispatch.path(), dispatch.version(), dispatch.content()),
                        moved));
            }
        }
    }
}
