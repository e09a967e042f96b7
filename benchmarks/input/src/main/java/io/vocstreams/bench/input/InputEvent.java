package io.vocstreams.bench.input;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Interaction;

/** One record of the input. Its key is the customer whose it truly is. */
public record InputEvent(String customer, Interaction interaction) {

    public String topic() {
        return Topics.inputOf(interaction);
    }
}
