package io.vocstreams.serve.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.Incoming;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A record as the JSON in which it is kept and answered. */
final class Body {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Body() {}

    static String of(Map<String, Object> view) {
        try {
            return JSON.writeValueAsString(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view is always JSON", impossible);
        }
    }

    /** As producing services write it. */
    static String of(Incoming value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            JsonRecords.write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
