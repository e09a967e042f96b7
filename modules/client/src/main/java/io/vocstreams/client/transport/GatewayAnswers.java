package io.vocstreams.client.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gateway says of each record of a batch, in their order. */
final class GatewayAnswers {

    static final JsonFactory JSON = JsonRecords.factory();

    private GatewayAnswers() {}

    static List<Delivery> read(byte[] body) throws IOException {
        List<Delivery> deliveries = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("results") && parser.hasToken(JsonToken.START_ARRAY)) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        deliveries.add(delivery(texts(parser)));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return deliveries;
    }

    private static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    private static Delivery delivery(Map<String, String> item) {
        return switch (item.getOrDefault("status", "")) {
            case "ACCEPTED" -> new Delivery.Taken();
            case "REFUSED" ->
                new Delivery.Turned(
                        new Rejection(reason(item.get("reason")), item.get("field"), item.getOrDefault("detail", "")));
            default -> new Delivery.Failed("an answer that is none of the gateway's");
        };
    }

    /** A later gateway may have reasons that this build does not know. */
    private static RejectReason reason(@Nullable String name) {
        return Arrays.stream(RejectReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(RejectReason.UNKNOWN);
    }
}
