package io.vocstreams.identity.domain;

import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.Identifiers;
import java.util.Optional;

/** What an identity link record says: a link, or none if it takes one back. */
public final class StatedLinks {

    private StatedLinks() {}

    public static Optional<PlacedLink> of(IdentityLink link) {
        return link.operation() == Operation.RETRACT
                ? Optional.empty()
                : Optional.of(new PlacedLink(
                        Identifiers.normal(link.from()),
                        new Link(Identifiers.normal(link.to()), link.occurredAt(), LinkKind.STATED, link.linkId())));
    }
}
