package io.vocstreams.systemtests.driver;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.testkit.Input;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Writes records as producing services do. */
public final class Producers {

    private final Serde<WebTouchpoint> web;
    private final Serde<AppTouchpoint> app;
    private final Serde<CallCenterTouchpoint> calls;
    private final Serde<StoreTouchpoint> stores;
    private final Serde<MessagingTouchpoint> messages;
    private final Serde<Feedback> feedback;
    private final EdgeSerdes serdes;

    Producers(EdgeSerdes serdes) {
        this.serdes = serdes;
        this.web = serdes.webTouchpoints();
        this.app = serdes.appTouchpoints();
        this.calls = serdes.callCenterTouchpoints();
        this.stores = serdes.storeTouchpoints();
        this.messages = serdes.messagingTouchpoints();
        this.feedback = serdes.feedback();
    }

    public static String topicOf(Input input) {
        if (input instanceof Input.Happened happened) {
            return topicOf(happened.interaction());
        }
        return input instanceof Input.Linked ? Topics.IDENTITY_LINKS : Topics.CUSTOMERS;
    }

    byte @Nullable [] valueOf(Input input) {
        String topic = topicOf(input);
        if (input instanceof Input.Happened happened) {
            return valueOf(topic, happened.interaction());
        }
        if (input instanceof Input.Linked linked) {
            return serdes.identityLinks().serializer().serialize(topic, linked.link());
        }
        return input instanceof Input.Profiled profiled
                ? serdes.customers().serializer().serialize(topic, profiled.profile())
                : null;
    }

    private static String topicOf(Interaction interaction) {
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

    private byte[] valueOf(String topic, Interaction interaction) {
        if (interaction instanceof WebTouchpoint touchpoint) {
            return web.serializer().serialize(topic, touchpoint);
        } else if (interaction instanceof AppTouchpoint touchpoint) {
            return app.serializer().serialize(topic, touchpoint);
        } else if (interaction instanceof CallCenterTouchpoint touchpoint) {
            return calls.serializer().serialize(topic, touchpoint);
        } else if (interaction instanceof StoreTouchpoint touchpoint) {
            return stores.serializer().serialize(topic, touchpoint);
        } else if (interaction instanceof MessagingTouchpoint touchpoint) {
            return messages.serializer().serialize(topic, touchpoint);
        }
        return feedback.serializer().serialize(topic, (Feedback) interaction);
    }
}
