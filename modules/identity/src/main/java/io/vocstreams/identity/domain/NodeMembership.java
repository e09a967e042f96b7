package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Version;
import java.util.Comparator;
import java.util.List;

/**
 * One way on which an interaction came to a place: the identifiers before the place (none where the interaction
 * starts), and the version it came with.
 */
public record NodeMembership(List<Identifier> pathBefore, Version version, CarriedInteraction content) {

    /** A place can be reached on two ways for a moment; which one is followed must not depend on who came first. */
    static final Comparator<NodeMembership> PREFERENCE = Comparator.comparing(
                    NodeMembership::version, Comparator.reverseOrder())
            .thenComparing(NodeMembership::pathBefore, PathOrder.SHORTEST);

    public static NodeMembership origin(Version version, CarriedInteraction content) {
        return new NodeMembership(List.of(), version, content);
    }

    public boolean isOrigin() {
        return pathBefore.isEmpty();
    }

    boolean hasSamePreviousHopAs(NodeMembership other) {
        return (isOrigin() || other.isOrigin())
                ? isOrigin() == other.isOrigin()
                : previousHop().equals(other.previousHop());
    }

    private Identifier previousHop() {
        return pathBefore.get(pathBefore.size() - 1);
    }
}
