package io.vocstreams.bench.input;

import io.vocstreams.bench.subset.CustomerKeys;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Interaction;

/** One record of the input, and the customer whose it truly is. */
public record InputEvent(String customer, Interaction interaction) {

    /** Also of what carries a cookie or a device alone: the contenders that do not resolve identities need it. */
    public String key() {
        return CustomerKeys.keyOf(customer);
    }

    public String topic() {
        return Topics.inputOf(interaction);
    }
}
