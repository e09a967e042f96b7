package io.vocstreams.app.customer;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import java.util.List;

/** The sets of customers that tests begin with. */
public final class CustomerSetsOf {

    private CustomerSetsOf() {}

    /** One customer, who is known by one identifier. */
    public static CustomerSets records(String customerId, boolean identified, Interaction... interactions) {
        CustomerSets sets = new CustomerSets();
        Identifier identifier = new Identifier(IdentifierType.CUSTOMER_ID, customerId);
        for (Interaction interaction : interactions) {
            sets.take(new ResolvedInteraction(
                    Operation.UPSERT, customerId, identified, List.of(identifier), interaction));
        }
        return sets;
    }
}
