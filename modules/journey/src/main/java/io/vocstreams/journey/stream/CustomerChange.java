package io.vocstreams.journey.stream;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One customer while a unit of work changes it. What is different of its journeys is published at the unit's end:
 * nobody could read what they were in between.
 */
final class CustomerChange {

    private final HeldCustomer customer;
    private final Set<String> entries = new LinkedHashSet<>();

    private boolean isMovedOnly = true;

    CustomerChange(HeldCustomer customer) {
        this.customer = customer;
    }

    /** Something has come, or is taken back; by identity alone, or not. */
    void moved(boolean byIdentity) {
        isMovedOnly &= byIdentity;
    }

    /** Whether identity alone is the cause of all that changes. */
    boolean isMovedOnly() {
        return isMovedOnly;
    }

    HeldCustomer customer() {
        return customer;
    }

    /** Ids of the journeys of which something else is to be kept than the store has. */
    Set<String> entries() {
        return entries;
    }

    void keep(String journeyId, PublishedJourney published) {
        customer.published().put(journeyId, published);
        entries.add(journeyId);
    }

    void forget(String journeyId) {
        customer.published().remove(journeyId);
        entries.add(journeyId);
    }
}
