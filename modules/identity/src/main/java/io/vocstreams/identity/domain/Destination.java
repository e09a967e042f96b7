package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an interaction goes from the place it has come to. */
public sealed interface Destination {

    /** On to the owner of the place. */
    record Next(Identifier identifier) implements Destination {}

    /** Nowhere: this is its customer. */
    record Customer(String customerId, boolean identified) implements Destination {

        static Customer of(Identifier end) {
            return end.type() == IdentifierType.CUSTOMER_ID
                    ? new Customer(end.value(), true)
                    : new Customer(end.text(), false);
        }
    }

    /** The last identifier of the path is the place; the links are those that start there. */
    static Destination of(List<Identifier> path, Instant occurredAt, LinkHistory links, IdentityPolicy policy) {
        Identifier place = path.get(path.size() - 1);
        if (path.size() > IdentityPolicy.MOST_LINKS) {
            return Customer.of(place);
        }
        Optional<Identifier> owner = Ownership.owner(place, occurredAt, links, policy);
        if (owner.isEmpty()) {
            return Customer.of(place);
        }
        int seenAt = path.indexOf(owner.get());
        return seenAt < 0 ? new Next(owner.get()) : Customer.of(smallestOf(path.subList(seenAt, path.size())));
    }

    private static Identifier smallestOf(List<Identifier> cycle) {
        return cycle.stream().min(PathOrder.BY_TEXT).orElseThrow();
    }
}
