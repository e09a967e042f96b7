package io.vocstreams.identity.domain;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.Identifiers;
import java.util.List;

/** What an interaction says about identity: each of its identifiers of a weaker type belongs to its strongest. */
public final class AssertedLinks {

    private AssertedLinks() {}

    public static List<PlacedLink> of(Interaction interaction) {
        Header header = interaction.header();
        List<Identifier> usable = Identifiers.usable(header.identifiers());
        if (header.operation() == Operation.RETRACT || usable.size() < 2) {
            return List.of();
        }
        Identifier strongest = usable.get(0);
        Link link = new Link(strongest, header.occurredAt(), LinkKind.ASSERTED, header.eventId());
        return usable.stream()
                .filter(identifier -> strongest.type().isStrongerThan(identifier.type()))
                .map(identifier -> new PlacedLink(identifier, link))
                .toList();
    }
}
