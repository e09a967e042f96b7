package io.vocstreams.app.http;

import io.vocstreams.app.Json;
import java.nio.charset.StandardCharsets;

/** An answer: its status, what kind of text it is, and the text. */
record Reply(int status, String contentType, String body) {

    private static final String JSON = "application/json";

    static Reply json(int status, Object value) {
        return new Reply(status, JSON, Json.line(value) + "\n");
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
