package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.journey.domain.journeys.JourneyChange;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What readers know of one customer's journeys: only what they do not know yet is published. */
final class Readers {

    private final CustomerRules rules;
    private final Map<String, JourneyContent> known = new HashMap<>();

    Readers(CustomerRules rules, List<DerivedJourney> known) {
        this.rules = rules;
        known.forEach(journey -> this.known.putIfAbsent(journey.id(), journey.content()));
    }

    /** What is published to them now. */
    List<JourneyContent> tell(CustomerState customer, @Nullable Instant clock) {
        rules.lastJourney(customer, clock)
                .filter(last ->
                        !known.containsKey(last.id()) || known.get(last.id()).status() != last.status())
                .ifPresent(last -> customer.unpublished().reach(last.journey()));
        List<JourneyContent> told = new ArrayList<>();
        for (JourneyChange change : rules.changes(customer, clock)) {
            JourneyContent now = change.content();
            if (!now.equals(known.put(now.journeyId(), now))) {
                told.add(now);
            }
        }
        customer.published();
        return told;
    }

    Map<String, JourneyContent> live() {
        Map<String, JourneyContent> live = new HashMap<>(known);
        live.values().removeIf(journey -> journey.status() == Journey.Status.SUPERSEDED);
        return live;
    }
}
