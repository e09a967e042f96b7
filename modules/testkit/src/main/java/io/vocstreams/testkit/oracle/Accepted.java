package io.vocstreams.testkit.oracle;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the intake rules let in, all arrival times left aside: no record is too late or in the future. */
final class Accepted {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final List<Interaction> interactions = new ArrayList<>();
    private final List<IdentityLink> links = new ArrayList<>();
    private final Map<String, TreeMap<Instant, CustomerProfile>> profiles = new HashMap<>();

    Accepted(List<Input> inputs) {
        Intake intake = new Intake(Duration.ZERO);
        for (Input input : inputs) {
            if (input instanceof Input.Happened happened) {
                if (intake.judge(happened.interaction(), END_OF_TIME).isEmpty()) {
                    interactions.add(happened.interaction());
                }
            } else if (input instanceof Input.Linked linked) {
                if (intake.judge(linked.link(), END_OF_TIME).isEmpty()) {
                    links.add(linked.link());
                }
            } else if (input instanceof Input.Profiled profiled) {
                accept(profiled.profile());
            } else if (input instanceof Input.Forgotten forgotten) {
                profiles.remove(Identifiers.normal(forgotten.customerId()));
            }
        }
    }

    List<Interaction> interactions() {
        return interactions;
    }

    List<IdentityLink> links() {
        return links;
    }

    Collection<CustomerProfile> profilesOf(String customerId) {
        return profiles.getOrDefault(customerId, new TreeMap<>()).values();
    }

    private void accept(CustomerProfile profile) {
        if (Intake.judge(profile).isEmpty()) {
            profiles.computeIfAbsent(Identifiers.normal(profile.customerId()), id -> new TreeMap<>())
                    .put(profile.effectiveAt(), profile);
        }
    }
}
