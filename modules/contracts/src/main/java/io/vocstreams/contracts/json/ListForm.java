package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of values of one form. */
record ListForm(Form item) implements Form {

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.read(parser, findings));
        }
        return items;
    }

    @Override
    public void write(@Nullable Object value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object each : (List<?>) Objects.requireNonNull(value)) {
            item.write(each, json);
        }
        json.writeEndArray();
    }

    @Override
    public Object empty() {
        return List.of();
    }

    @Override
    public String kind() {
        return "a list, each " + item.kind();
    }
}
