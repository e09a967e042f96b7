package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.EventKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One customer while a unit of work changes it. What is different of its journeys is published at the unit's end:
 * nobody could read what they were in between.
 */
final class CustomerChange {

    private final HeldCustomer customer;
    private final Set<String> entries = new LinkedHashSet<>();

    private final Map<EventKey, Integer> takenBack = new HashMap<>();
    private final boolean wasIdentified;

    private boolean isMovedOnly = true;
    private boolean closedOther;
    private boolean otherProfiles;
    private boolean concernsRules;
    private boolean asksGuidance;

    CustomerChange(HeldCustomer customer) {
        this.customer = customer;
        this.wasIdentified = customer.isIdentified();
    }

    /** An event is taken back on one of its ways, by this revision of it. */
    void tookBack(EventKey key, int revision) {
        takenBack.merge(key, revision, Math::max);
    }

    Map<EventKey, Integer> takenBack() {
        return takenBack;
    }

    /** A journey that is closed, or was, reads differently now. */
    void closedOther() {
        closedOther = true;
    }

    boolean hasClosedOther() {
        return closedOther;
    }

    void otherProfiles() {
        otherProfiles = true;
    }

    /** Whether the customer has become known, or no more, or has other profiles. */
    boolean isSomebodyElse() {
        return otherProfiles || wasIdentified != customer.isIdentified();
    }

    /** Something is different that measures do not see: time has passed, or another version says the same. */
    void concernsRules() {
        concernsRules = true;
    }

    boolean isConcerningRules() {
        return concernsRules;
    }

    /** Something has happened in operations, or time has passed. */
    void asksGuidance() {
        asksGuidance = true;
    }

    boolean isAskingGuidance() {
        return asksGuidance;
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
