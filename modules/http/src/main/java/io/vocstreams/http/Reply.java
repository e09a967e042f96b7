package io.vocstreams.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** An answer: its status, what kind of text it is, and the text. */
public record Reply(int status, String contentType, String body) {

    private static final String JSON = "application/json";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    public static Reply json(int status, Object value) {
        return of(status, JSON, value);
    }

    static Reply of(int status, String contentType, Object value) {
        try {
            return new Reply(status, contentType, MAPPER.writeValueAsString(value) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write " + value.getClass() + " as JSON", impossible);
        }
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
