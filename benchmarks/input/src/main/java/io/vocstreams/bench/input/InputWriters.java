package io.vocstreams.bench.input;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import org.apache.kafka.common.serialization.Serializer;

/** How the records of an input topic are written. */
public final class InputWriters {

    private InputWriters() {}

    @SuppressWarnings("unchecked") // The topic says which type its values have.
    public static Serializer<Object> of(EdgeSerdes serdes, String topic) {
        Serializer<?> serializer =
                switch (topic) {
                    case Topics.WEB_TOUCHPOINTS -> serdes.webTouchpoints().serializer();
                    case Topics.APP_TOUCHPOINTS -> serdes.appTouchpoints().serializer();
                    case Topics.CALL_CENTER_TOUCHPOINTS ->
                        serdes.callCenterTouchpoints().serializer();
                    case Topics.STORE_TOUCHPOINTS -> serdes.storeTouchpoints().serializer();
                    case Topics.MESSAGING_TOUCHPOINTS ->
                        serdes.messagingTouchpoints().serializer();
                    case Topics.FEEDBACK -> serdes.feedback().serializer();
                    default -> throw new IllegalArgumentException(topic + " is no input");
                };
        return (Serializer<Object>) serializer;
    }
}
