package io.vocstreams.testkit.laws;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The highest accepted version of each event and link of a world. */
final class AcceptedVersions {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final Intake INTAKE = new Intake(Duration.ZERO);

    private final World world;
    private final Map<String, Input> highest = new LinkedHashMap<>();

    private AcceptedVersions(World world) {
        this.world = world;
        for (Input input : world.inputs()) {
            if (isAccepted(input)) {
                highest.merge(
                        key(input),
                        input,
                        (known, next) -> Versions.of(next).compareTo(Versions.of(known)) > 0 ? next : known);
            }
        }
    }

    static AcceptedVersions of(World world) {
        return new AcceptedVersions(world);
    }

    /** What holds of events and links, retractions too. */
    List<Input> records() {
        return List.copyOf(highest.values());
    }

    /** The world without any version that another has replaced. */
    World alone() {
        Set<Input> holding = new HashSet<>(highest.values());
        return world.withInputs(world.inputs().stream()
                .filter(input -> OtherArrivals.isProfile(input) || holding.contains(input))
                .toList());
    }

    /** The key of an accepted event in {@link Tables#customers()}. */
    static String interactionKey(Header header) {
        return Tables.interactionKey(
                Identifiers.usable(header.identifiers()).get(0).text(), header.eventId());
    }

    private static boolean isAccepted(Input input) {
        if (input instanceof Input.Happened happened) {
            return INTAKE.judge(happened.interaction(), END_OF_TIME).isEmpty();
        }
        return input instanceof Input.Linked linked
                && INTAKE.judge(linked.link(), END_OF_TIME).isEmpty();
    }

    private static String key(Input input) {
        if (input instanceof Input.Happened happened) {
            return "event " + interactionKey(happened.interaction().header());
        }
        IdentityLink link = ((Input.Linked) input).link();
        Identifier from = Identifiers.normal(link.from());
        return "link " + from.text() + " " + link.linkId();
    }
}
