package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole of IDENTITY over a whole data set at once. */
public final class Resolver {

    private final IdentityPolicy policy;
    private final Map<InteractionKey, Interaction> events = new LinkedHashMap<>();
    private final Map<Identifier, SortedLinks> links = new HashMap<>();
    private final SortedLinks noLinks = new SortedLinks();

    /** Of everything that was accepted, in any order and with any number of versions. */
    public Resolver(Collection<Interaction> interactions, Collection<IdentityLink> stated, IdentityPolicy policy) {
        this.policy = policy;
        interactions.forEach(interaction -> events.merge(
                InteractionKey.of(interaction.header()),
                interaction,
                (known, next) ->
                        next.header().version().compareTo(known.header().version()) > 0 ? next : known));
        events.values().removeIf(interaction -> interaction.header().operation() == Operation.RETRACT);
        events.values().forEach(interaction -> AssertedLinks.of(interaction).forEach(this::add));
        highest(stated).forEach(link -> StatedLinks.of(link).ifPresent(this::add));
    }

    /** Each interaction that stands, with the customer it belongs to. */
    public List<ResolvedInteraction> resolve() {
        return events.entrySet().stream()
                .map(event -> resolve(event.getKey().origin(), event.getValue()))
                .toList();
    }

    private ResolvedInteraction resolve(Identifier origin, Interaction interaction) {
        List<Identifier> path = new ArrayList<>(List.of(origin));
        while (true) {
            Identifier place = path.get(path.size() - 1);
            Instant time = Lasting.timeAt(
                    place, () -> interaction, interaction.header().occurredAt());
            Destination destination = Destination.of(path, time, links.getOrDefault(place, noLinks), policy);
            if (destination instanceof Destination.Customer customer) {
                return new ResolvedInteraction(
                        Operation.UPSERT, customer.customerId(), customer.identified(), List.copyOf(path), interaction);
            }
            path.add(((Destination.Next) destination).identifier());
        }
    }

    private void add(PlacedLink link) {
        links.computeIfAbsent(link.from(), from -> new SortedLinks()).add(link.link());
    }

    private static Collection<IdentityLink> highest(Collection<IdentityLink> stated) {
        Map<LinkKey, IdentityLink> highest = new LinkedHashMap<>();
        stated.forEach(link -> highest.merge(
                LinkKey.of(link), link, (known, next) -> next.version().compareTo(known.version()) > 0 ? next : known));
        return highest.values();
    }
}
