package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to be published so that readers of the old journeys know the new ones, by comparing all with all. */
final class JourneyChanges {

    private JourneyChanges() {}

    /** New and changed journeys in time order, after those that exist no more. */
    static List<JourneyContent> between(List<DerivedJourney> before, List<DerivedJourney> after) {
        Map<String, DerivedJourney> known = byId(before);
        Map<String, DerivedJourney> current = byId(after);
        List<JourneyContent> changes = new ArrayList<>();
        Map<EventKey, String> holders = new HashMap<>();
        for (DerivedJourney vanished : known.values()) {
            if (!current.containsKey(vanished.id())) {
                if (holders.isEmpty()) {
                    holders.putAll(holders(after));
                }
                changes.add(superseded(vanished.content(), heir(vanished, holders)));
            }
        }
        for (DerivedJourney journey : current.values()) {
            DerivedJourney old = known.get(journey.id());
            if (old == null || !old.content().equals(journey.content())) {
                changes.add(journey.content());
            }
        }
        return changes;
    }

    private static JourneyContent superseded(JourneyContent last, Optional<String> by) {
        return new JourneyContent(
                last.journeyId(),
                last.customerId(),
                last.identified(),
                Journey.Status.SUPERSEDED,
                by.orElse(null),
                last.path(),
                last.feedbackIds());
    }

    private static Optional<String> heir(DerivedJourney vanished, Map<EventKey, String> holders) {
        return vanished.touches().stream()
                .filter(touch -> !touch.outbound() && holders.containsKey(touch.key()))
                .map(touch -> holders.get(touch.key()))
                .findFirst();
    }

    private static Map<EventKey, String> holders(List<DerivedJourney> journeys) {
        Map<EventKey, String> holders = new HashMap<>();
        for (DerivedJourney journey : journeys) {
            journey.touches().stream()
                    .filter(touch -> !touch.outbound())
                    .forEach(touch -> holders.put(touch.key(), journey.id()));
        }
        return holders;
    }

    /** One id can only be there twice where a producer gave two events of one customer the same id; the first holds. */
    private static Map<String, DerivedJourney> byId(List<DerivedJourney> journeys) {
        Map<String, DerivedJourney> byId = new LinkedHashMap<>();
        journeys.forEach(journey -> byId.putIfAbsent(journey.id(), journey));
        return byId;
    }
}
