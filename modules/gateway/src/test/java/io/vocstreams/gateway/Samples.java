package io.vocstreams.gateway;

import io.vocstreams.contracts.json.JsonRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Bodies to send. */
final class Samples {

    private Samples() {}

    /** The documented example of a record. */
    static String example(String type) {
        String file = "/schemas/examples/" + type + ".json";
        try (InputStream example = JsonRecords.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(example, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String web(String eventId, String identifiers) {
        return """
                {"type": "WebTouchpoint", "header": {"eventId": "%s", "occurredAt": "2026-12-01T11:00:00Z",
                 "identifiers": %s}, "action": "page_viewed"}""".formatted(eventId, identifiers);
    }

    static String web(String eventId) {
        return web(eventId, "[{\"type\": \"COOKIE_ID\", \"value\": \"ck-1\"}]");
    }
}
