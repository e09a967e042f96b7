package io.vocstreams.systemtests.driver;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.testkit.Input;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records as producing services do. */
public final class Producers {

    private final EdgeSerdes serdes;
    private final Map<String, Serializer<Object>> writers = new HashMap<>();

    public Producers(EdgeSerdes serdes) {
        this.serdes = serdes;
    }

    public static String topicOf(Input input) {
        if (input instanceof Input.Happened happened) {
            return Topics.inputOf(happened.interaction());
        }
        return input instanceof Input.Linked ? Topics.IDENTITY_LINKS : Topics.CUSTOMERS;
    }

    public byte @Nullable [] valueOf(Input input) {
        Object value = contentOf(input);
        String topic = topicOf(input);
        return value == null
                ? null
                : writers.computeIfAbsent(topic, serdes::inputWriter).serialize(topic, value);
    }

    private static @Nullable Object contentOf(Input input) {
        if (input instanceof Input.Happened happened) {
            return happened.interaction();
        } else if (input instanceof Input.Linked linked) {
            return linked.link();
        }
        return input instanceof Input.Profiled profiled ? profiled.profile() : null;
    }
}
