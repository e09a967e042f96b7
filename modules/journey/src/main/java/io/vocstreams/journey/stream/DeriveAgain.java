package io.vocstreams.journey.stream;

import io.vocstreams.platform.metrics.TaskMeters;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a start with other rules: derives again what follows from all that is held, one customer after the other, so
 * much each tick that records need not wait. What is done outlasts a restart.
 */
final class DeriveAgain {

    private static final Logger LOG = LoggerFactory.getLogger(DeriveAgain.class);

    private final CustomerStores stores;
    private final RulesByCustomer rules;
    private final Customers customers;
    private final TaskMeters meters;
    private final int itemsPerStep;
    private boolean isOpen;

    DeriveAgain(
            CustomerStores stores, RulesByCustomer rules, Customers customers, TaskMeters meters, int itemsPerStep) {
        this.stores = stores;
        this.rules = rules;
        this.customers = customers;
        this.meters = meters;
        this.itemsPerStep = itemsPerStep;
    }

    /** To be called before anything else is done with customers. */
    void open() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        rules.open();
        String first = rules.first();
        if (first != null && stores.entries().firstFrom(first) == null) {
            rules.turnOf(null, 0);
        } else if (first != null) {
            LOG.info(
                    "Other rules hold than those by which the state was derived: it is derived again, about {}"
                            + " entries",
                    left());
        }
    }

    /** Makes one step; whether there is nothing left to do. */
    boolean step() {
        String next = rules.first();
        if (next == null) {
            return true;
        }
        next = stores.entries().firstFrom(next);
        int items = 0;
        while (next != null && items < itemsPerStep) {
            items += derive(next);
            next = stores.entries().firstAfter(next);
        }
        rules.turnOf(next, items);
        meters.holds(JourneyMeters.TO_DERIVE_AGAIN, next == null ? 0 : left());
        if (next == null) {
            LOG.info("All that is held was derived again");
        }
        return next == null;
    }

    private int derive(String customerId) {
        boolean wasInMemory = stores.inMemory(customerId) != null;
        rules.hasTurn(customerId);
        OptionalInt items = customers.deriveAgain(customerId);
        rules.hadTurn(customerId, items.isPresent());
        if (!wasInMemory) {
            // Those who are busy shall stay there.
            stores.forget(customerId);
        }
        return items.orElse(1);
    }

    private long left() {
        return Math.max(1, stores.entries().approximateCount() - rules.done());
    }
}
