package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Answer;
import io.vocstreams.journey.domain.Touch;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stores that hold customers, and the customers that were used last, kept in memory with what was derived from
 * them: so an event of a busy customer reads nothing and derives once.
 */
final class CustomerStores {

    private final ItemStore<Touch> touches;
    private final ItemStore<Answer> answers;
    private final ProfileStore profiles;
    private final JourneyStore journeys;
    private final int mostItems;
    private final Map<String, Recent> recent = new LinkedHashMap<>(1024, 0.75f, true);
    private int items;

    /** A customer as large as it was when it was last counted. */
    private record Recent(HeldCustomer customer, int size) {}

    CustomerStores(
            ItemStore<Touch> touches,
            ItemStore<Answer> answers,
            ProfileStore profiles,
            JourneyStore journeys,
            int mostItems) {
        this.touches = touches;
        this.answers = answers;
        this.profiles = profiles;
        this.journeys = journeys;
        this.mostItems = mostItems;
    }

    ItemStore<Touch> touches() {
        return touches;
    }

    ItemStore<Answer> answers() {
        return answers;
    }

    ProfileStore profiles() {
        return profiles;
    }

    JourneyStore journeys() {
        return journeys;
    }

    /** From memory if possible. What was just loaded is not yet derived. */
    HeldCustomer find(String customerId) {
        Recent known = recent.get(customerId);
        return known == null ? load(customerId) : known.customer();
    }

    /** Takes the customer in, or counts it anew after it has changed. */
    void remember(HeldCustomer customer) {
        Recent known = recent.put(customer.id(), new Recent(customer, customer.size()));
        items += customer.size() - (known == null ? 0 : known.size());
        Iterator<Recent> eldest = recent.values().iterator();
        while (items > mostItems && recent.size() > 1) {
            items -= eldest.next().size();
            eldest.remove();
        }
    }

    /** What the store of journeys has dropped. */
    void forgetPublished(String customerId, String journeyId) {
        Recent known = recent.get(customerId);
        if (known != null) {
            known.customer().published().remove(journeyId);
        }
    }

    /** It is read from the stores when it is asked for again. */
    void forget(String customerId) {
        Recent known = recent.remove(customerId);
        items -= known == null ? 0 : known.size();
    }

    private HeldCustomer load(String customerId) {
        return new HeldCustomer(
                customerId,
                touches.of(customerId),
                answers.of(customerId),
                profiles.of(customerId),
                journeys.of(customerId));
    }
}
