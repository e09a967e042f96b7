package io.vocstreams.testkit.plain;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.testkit.Input;
import java.util.ArrayList;
import java.util.List;

/** Which records hold (§4), all arrival times left aside: no record is too late or in the future. */
final class PlainIntake {

    private final List<PlainEvent> events = new ArrayList<>();
    private final List<PlainLink> links = new ArrayList<>();
    private final List<CustomerProfile> profiles = new ArrayList<>();

    PlainIntake(List<Input> inputs) {
        List<PlainEvent> accepted = new ArrayList<>();
        List<IdentityLink> stated = new ArrayList<>();
        for (Input input : inputs) {
            if (input instanceof Input.Happened happened && PlainAcceptance.isAccepted(happened.interaction())) {
                Interaction interaction = happened.interaction();
                List<Identifier> usable =
                        PlainAcceptance.usable(interaction.header().identifiers());
                accepted.add(new PlainEvent(strongest(usable), interaction));
            } else if (input instanceof Input.Linked linked && PlainAcceptance.isAccepted(linked.link())) {
                stated.add(linked.link());
            } else if (input instanceof Input.Profiled profiled) {
                remember(profiled.profile());
            } else if (input instanceof Input.Forgotten forgotten) {
                // "CustomerProfile, or null: forget this customer's profiles" (§2)
                profiles.removeIf(profile -> isOf(profile, forgotten.customerId()));
            }
        }
        holdEvents(accepted);
        holdLinks(stated);
        events.forEach(this::holdAssertedLinks);
    }

    List<PlainEvent> events() {
        return events;
    }

    List<PlainLink> links() {
        return links;
    }

    List<CustomerProfile> profiles() {
        return profiles;
    }

    private void holdEvents(List<PlainEvent> accepted) {
        for (PlainEvent candidate : accepted) {
            boolean highest = true;
            for (PlainEvent other : accepted) {
                // "An event is known by (its strongest usable identifier, `eventId`)"
                boolean sameEvent = other.strongest().equals(candidate.strongest())
                        && eventId(other).equals(eventId(candidate));
                if (sameEvent
                        && isHigher(
                                other.interaction().header().revision(),
                                other.interaction().header().operation(),
                                candidate.interaction().header().revision(),
                                candidate.interaction().header().operation())) {
                    highest = false;
                }
            }
            boolean alreadyThere = events.stream()
                    .anyMatch(event -> event.strongest().equals(candidate.strongest())
                            && eventId(event).equals(eventId(candidate)));
            if (highest && !alreadyThere && candidate.interaction().header().operation() == Operation.UPSERT) {
                events.add(candidate);
            }
        }
    }

    private void holdLinks(List<IdentityLink> stated) {
        for (IdentityLink candidate : stated) {
            boolean highest = true;
            for (IdentityLink other : stated) {
                // "a link [is known] by (`from`, `linkId`)"
                boolean sameLink =
                        PlainAcceptance.trimmed(other.from()).equals(PlainAcceptance.trimmed(candidate.from()))
                                && other.linkId().equals(candidate.linkId());
                if (sameLink
                        && isHigher(other.revision(), other.operation(), candidate.revision(), candidate.operation())) {
                    highest = false;
                }
            }
            // The same record twice gives the same link twice, which changes no owner.
            if (highest && candidate.operation() == Operation.UPSERT) {
                links.add(new PlainLink(
                        PlainAcceptance.trimmed(candidate.from()),
                        PlainAcceptance.trimmed(candidate.to()),
                        candidate.occurredAt()));
            }
        }
    }

    /**
     * "An accepted interaction with several identifiers asserts a link from each of a weaker <em>type</em> to the
     * strongest, at its {@code occurredAt}; retracting the interaction retracts them." (§5)
     */
    private void holdAssertedLinks(PlainEvent event) {
        for (Identifier identifier :
                PlainAcceptance.usable(event.interaction().header().identifiers())) {
            if (PlainStrength.isStrongerType(event.strongest().type(), identifier.type())) {
                links.add(new PlainLink(
                        identifier,
                        event.strongest(),
                        event.interaction().header().occurredAt()));
            }
        }
    }

    /**
     * "profiles are judged by the first two reasons only"; "one version per (`customerId`, `effectiveAt`), the later in
     * the topic holds" (§4, §8)
     */
    private void remember(CustomerProfile profile) {
        if (PlainAcceptance.isAccepted(profile)) {
            profiles.removeIf(other ->
                    isOf(other, profile.customerId()) && other.effectiveAt().equals(profile.effectiveAt()));
            profiles.add(profile);
        }
    }

    static boolean isOf(CustomerProfile profile, String customerId) {
        return PlainAcceptance.text(profile.customerId()).equals(PlainAcceptance.text(customerId));
    }

    /**
     * "Its versions are ordered by (`revision`, then RETRACT after UPSERT); the highest holds, also when it is an
     * UPSERT above a RETRACT."
     */
    private static boolean isHigher(int revision, Operation operation, int thanRevision, Operation thanOperation) {
        if (revision != thanRevision) {
            return revision > thanRevision;
        }
        return operation == Operation.RETRACT && thanOperation == Operation.UPSERT;
    }

    private static Identifier strongest(List<Identifier> usable) {
        Identifier strongest = usable.get(0);
        for (Identifier identifier : usable) {
            if (PlainStrength.isStronger(identifier, strongest)) {
                strongest = identifier;
            }
        }
        return strongest;
    }

    private static String eventId(PlainEvent event) {
        return event.interaction().header().eventId();
    }
}
