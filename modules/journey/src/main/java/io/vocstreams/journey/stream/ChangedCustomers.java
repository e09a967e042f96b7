package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.CutJourney;
import io.vocstreams.journey.domain.Standing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The customers that have changed since the last commit. What is different of their journeys is published before the next
 * one: nobody could read what they were in between.
 */
final class ChangedCustomers {

    private final Map<String, Changed> customers = new LinkedHashMap<>();

    /**
     * @param before how things stood at the last commit
     * @param journeys that may read differently since, by id
     * @param entries ids of the journeys of which something else is to be kept than the store has
     */
    record Changed(HeldCustomer customer, Standing before, Map<String, CutJourney> journeys, Set<String> entries) {}

    /** @param before how things stood with the customer before this change */
    void reached(HeldCustomer customer, Standing before, Collection<CutJourney> journeys) {
        if (!journeys.isEmpty()) {
            Map<String, CutJourney> known = of(customer, before).journeys();
            journeys.forEach(journey -> known.put(journey.id(), journey));
        }
    }

    void touched(HeldCustomer customer) {
        of(customer, customer.standing());
    }

    void keeps(HeldCustomer customer, String journeyId) {
        of(customer, customer.standing()).entries().add(journeyId);
    }

    @Nullable
    HeldCustomer find(String customerId) {
        Changed changed = customers.get(customerId);
        return changed == null ? null : changed.customer();
    }

    void forEach(Consumer<HeldCustomer> action) {
        customers.values().forEach(changed -> action.accept(changed.customer()));
    }

    /** Writes all of them, which may add to what is to be kept of each, and forgets them. */
    void write(Consumer<Changed> writer) {
        customers.values().forEach(writer);
        clear();
    }

    /** The same of one, if it is one of them. */
    void write(String customerId, Consumer<Changed> writer) {
        Changed changed = customers.get(customerId);
        if (changed != null) {
            writer.accept(changed);
            customers.remove(customerId);
        }
    }

    void clear() {
        customers.clear();
    }

    private Changed of(HeldCustomer customer, Standing before) {
        return customers.computeIfAbsent(
                customer.id(), id -> new Changed(customer, before, new LinkedHashMap<>(), new LinkedHashSet<>()));
    }
}
