package io.vocstreams.testkit.plain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;

/** An interaction and the end of its identifiers' chain. */
record PlainOwned(PlainEvent event, Identifier end) {

    /**
     * "If the end is a CUSTOMER_ID, {@code customerId} is its value and {@code identified} is true; otherwise
     * {@code customerId} is the text form and {@code identified} is false." (§5)
     */
    String customerId() {
        return isIdentified() ? end.value() : end.text();
    }

    boolean isIdentified() {
        return end.type() == IdentifierType.CUSTOMER_ID;
    }

    Interaction interaction() {
        return event.interaction();
    }
}
