package io.vocstreams.bench.subset;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;

/** Keys of the input's records: the customer's identifier in its text form, as the contract asks of producers. */
public final class CustomerKeys {

    private static final String PREFIX = new Identifier(IdentifierType.CUSTOMER_ID, "").text();

    private CustomerKeys() {}

    public static String keyOf(String customer) {
        return PREFIX + customer;
    }

    public static String customerOf(String key) {
        return key.substring(PREFIX.length());
    }
}
