package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.Experiments;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/**
 * Goes over the customers who have seen a variant of anything, and has derived again what was derived under other plans
 * than those in force. It begins at each start, as a walk may have been cut short, and whenever plans change.
 */
final class Replanning {

    private static final int CUSTOMERS_PER_STEP = 200;

    private final ExposedStore exposed;
    private final Plans plans;
    private final Customers customers;

    private Experiments target = Experiments.NONE;
    private String last = "";
    private boolean done;

    Replanning(ExposedStore exposed, Plans plans, Customers customers) {
        this.exposed = exposed;
        this.plans = plans;
        this.customers = customers;
    }

    /** Some customers; returns whether all are done. */
    boolean step() {
        Experiments inForce = plans.inForce();
        if (!inForce.equals(target)) {
            target = inForce;
            last = "";
            done = false;
        }
        if (!done) {
            List<KeyValue<String, Experiments>> some = exposed.after(last, CUSTOMERS_PER_STEP);
            for (KeyValue<String, Experiments> one : some) {
                if (!one.value.equals(inForce)) {
                    customers.deriveAgain(one.key);
                }
                last = one.key;
            }
            done = some.size() < CUSTOMERS_PER_STEP;
        }
        return done;
    }
}
