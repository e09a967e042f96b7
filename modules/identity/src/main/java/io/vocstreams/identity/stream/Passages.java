package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.Destination;
import io.vocstreams.identity.domain.Destination.Customer;
import io.vocstreams.identity.domain.Destination.Next;
import io.vocstreams.identity.domain.Dispatch;
import io.vocstreams.identity.domain.EventKey;
import io.vocstreams.identity.domain.Held;
import io.vocstreams.identity.domain.Membership;
import io.vocstreams.identity.domain.Place;
import io.vocstreams.identity.domain.Place.Outcome;
import io.vocstreams.identity.stream.HeldStore.HeldKey;
import io.vocstreams.identity.stream.HopMessage.Visit;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.platform.unit.Isolation;

/** Interactions passing through the places of this partition: keeps what each place decides, and tells what changed. */
final class Passages {

    private final HeldStore interactions;
    private final LinkStore links;
    private final IdentityPolicy policy;
    private final Hops hops;
    private final Publisher publisher;
    private final IdentityMeters meters;
    private final Isolation isolation;

    Passages(TaskStores stores, IdentityPolicy policy, TaskParts parts, Publisher publisher, Isolation isolation) {
        this.interactions = stores.interactions();
        this.links = stores.links();
        this.policy = policy;
        this.hops = parts.hops();
        this.publisher = publisher;
        this.meters = parts.meters();
        this.isolation = isolation;
    }

    void visit(Visit visit) {
        Membership membership = visit.membership();
        Identifier origin = membership.pathBefore().get(0);
        HeldKey key = new HeldKey(visit.place(), visit.occurredAt(), new EventKey(origin, visit.eventId()));
        Held before = interactions.get(key);
        if (visit.operation() == Operation.RETRACT) {
            withdraw(key, before, membership, visit.moved());
        } else {
            arrive(key, before, membership, visit.moved());
        }
    }

    void arrive(HeldKey key, Held before, Membership membership, boolean moved) {
        conclude(key, before, place(key).arrive(key.occurredAt(), before, membership), moved);
    }

    void withdraw(HeldKey key, Held before, Membership membership, boolean moved) {
        conclude(key, before, place(key).withdraw(key.occurredAt(), before, membership), moved);
    }

    /**
     * The links of the place have changed. No record is at hand that could be blamed for what then fails: the
     * interaction stays where it was, and all others go on.
     */
    void reconsider(HeldKey key, Held before) {
        isolation.run(() -> conclude(key, before, place(key).reconsider(key.occurredAt(), before), true));
    }

    private Place place(HeldKey key) {
        return new Place(key.place(), meters.noticingShared(links.of(key.place())), policy);
    }

    private void conclude(HeldKey key, Held before, Outcome outcome, boolean moved) {
        if (!outcome.held().equals(before)) {
            interactions.put(key, outcome.held());
        }
        for (Dispatch dispatch : outcome.dispatches()) {
            Destination destination = dispatch.destination();
            if (destination instanceof Customer customer) {
                publisher.publish(customer, dispatch, moved);
            } else if (destination instanceof Next next) {
                hops.send(new Visit(
                        dispatch.operation(),
                        next.identifier(),
                        key.event().eventId(),
                        key.occurredAt(),
                        new Membership(dispatch.path(), dispatch.version(), dispatch.content()),
                        moved));
            }
        }
    }
}
