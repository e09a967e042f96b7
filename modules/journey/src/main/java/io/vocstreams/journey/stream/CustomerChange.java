package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.CutJourney;
import io.vocstreams.journey.domain.Standing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One customer while a unit of work changes it. What is different of its journeys is published at the unit's end:
 * nobody could read what they were in between.
 */
final class CustomerChange {

    private final HeldCustomer customer;
    private final Standing before;
    private final Map<String, CutJourney> journeys = new LinkedHashMap<>();
    private final Set<String> entries = new LinkedHashSet<>();

    CustomerChange(HeldCustomer customer) {
        this.customer = customer;
        this.before = customer.standing();
    }

    HeldCustomer customer() {
        return customer;
    }

    /** How things stood before. */
    Standing before() {
        return before;
    }

    /** Those that may read differently since. */
    Collection<CutJourney> journeys() {
        return journeys.values();
    }

    /** Ids of the journeys of which something else is to be kept than the store has. */
    Set<String> entries() {
        return entries;
    }

    void reached(Collection<CutJourney> others) {
        others.forEach(journey -> journeys.put(journey.id(), journey));
    }

    void keep(String journeyId, PublishedJourney published) {
        customer.published().put(journeyId, published);
        entries.add(journeyId);
    }
}
