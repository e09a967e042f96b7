package io.vocstreams.bench.input;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;

/** One record of the input. Its key is the customer whose it truly is. */
public record InputEvent(String customer, Interaction interaction) {

    public String topic() {
        if (interaction instanceof WebTouchpoint) {
            return Topics.WEB_TOUCHPOINTS;
        } else if (interaction instanceof AppTouchpoint) {
            return Topics.APP_TOUCHPOINTS;
        } else if (interaction instanceof CallCenterTouchpoint) {
            return Topics.CALL_CENTER_TOUCHPOINTS;
        } else if (interaction instanceof StoreTouchpoint) {
            return Topics.STORE_TOUCHPOINTS;
        }
        return interaction instanceof MessagingTouchpoint ? Topics.MESSAGING_TOUCHPOINTS : Topics.FEEDBACK;
    }
}
