package io.vocstreams.identity.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a place keeps of an interaction: the ways it came, and where it was last sent to (null: nowhere). */
public record HeldInteraction(
        List<NodeMembership> memberships, @Nullable Destination sentTo) {

    public static final HeldInteraction NOTHING = new HeldInteraction(List.of(), null);

    public boolean isEmpty() {
        return memberships.isEmpty() && sentTo == null;
    }

    public Optional<NodeMembership> origin() {
        return memberships.stream().filter(NodeMembership::isOrigin).findFirst();
    }

    Optional<NodeMembership> followed() {
        return memberships.size() == 1
                ? Optional.of(memberships.get(0))
                : memberships.stream().min(NodeMembership.PREFERENCE);
    }

    List<NodeMembership> with(NodeMembership membership) {
        return Stream.concat(without(membership).stream(), Stream.of(membership))
                .toList();
    }

    List<NodeMembership> without(NodeMembership membership) {
        return memberships.stream()
                .filter(held -> !held.hasSamePreviousHopAs(membership))
                .toList();
    }
}
