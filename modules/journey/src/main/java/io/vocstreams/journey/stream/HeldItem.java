package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.CustomerEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A touchpoint or an answer with the ways in which it belongs to the customer; it does while there is one. */
record HeldItem<T extends CustomerEvent>(List<Membership<T>> memberships) {

    static <T extends CustomerEvent> HeldItem<T> none() {
        return new HeldItem<>(List.of());
    }

    HeldItem<T> with(Membership<T> membership) {
        return new HeldItem<>(Stream.concat(without(membership.element()).memberships.stream(), Stream.of(membership))
                .sorted(Membership.PREFERENCE)
                .toList());
    }

    HeldItem<T> without(String element) {
        return new HeldItem<>(memberships.stream()
                .filter(membership -> !membership.element().equals(element))
                .toList());
    }

    boolean isEmpty() {
        return memberships.isEmpty();
    }

    @Nullable
    T content() {
        return memberships.isEmpty() ? null : memberships.get(0).content();
    }

    /** The way whose content holds. */
    @Nullable
    Membership<T> holding() {
        return memberships.isEmpty() ? null : memberships.get(0);
    }

    int identified() {
        int identified = 0;
        for (Membership<T> membership : memberships) {
            identified += membership.identified() ? 1 : 0;
        }
        return identified;
    }
}
