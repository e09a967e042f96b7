package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Version;
import java.util.Comparator;
import java.util.List;

/**
 * One way on which an interaction came to a place: the identifiers before the place (none where the interaction
 * starts), and the version it came with.
 */
public record Membership(List<Identifier> pathBefore, Version version, Content content) {

    /** A place can be reached on two ways for a moment; which one is followed must not depend on who came first. */
    static final Comparator<Membership> PREFERENCE = Comparator.comparing(
                    Membership::version, Comparator.reverseOrder())
            .thenComparing(Membership::pathBefore, PathOrder.SHORTEST);

    public static Membership origin(Version version, Content content) {
        return new Membership(List.of(), version, content);
    }

    public boolean isOrigin() {
        return pathBefore.isEmpty();
    }

    boolean hasSamePreviousHopAs(Membership other) {
        return (isOrigin() || other.isOrigin())
                ? isOrigin() == other.isOrigin()
                : previousHop().equals(other.previousHop());
    }

    private Identifier previousHop() {
        return pathBefore.get(pathBefore.size() - 1);
    }
}
