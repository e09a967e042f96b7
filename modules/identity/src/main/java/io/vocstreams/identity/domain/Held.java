package io.vocstreams.identity.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a place keeps of an interaction: the ways it came, and where it was last sent to (null: nowhere). */
public record Held(List<Membership> memberships, @Nullable Destination sentTo) {

    public static final Held NOTHING = new Held(List.of(), null);

    public boolean isEmpty() {
        return memberships.isEmpty() && sentTo == null;
    }

    public Optional<Membership> origin() {
        return memberships.stream().filter(Membership::isOrigin).findFirst();
    }

    Optional<Membership> followed() {
        return memberships.size() == 1
                ? Optional.of(memberships.get(0))
                : memberships.stream().min(Membership.PREFERENCE);
    }

    List<Membership> with(Membership membership) {
        return Stream.concat(without(membership).stream(), Stream.of(membership))
                .toList();
    }

    List<Membership> without(Membership membership) {
        return memberships.stream()
                .filter(held -> !held.hasSamePreviousHopAs(membership))
                .toList();
    }
}
