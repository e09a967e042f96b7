package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names with values of one form. */
record MapForm(Form value) implements Form {

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        Map<String, @Nullable Object> entries = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (TextForm.hasHalfAPair(name)) {
                findings.wrong(parser, TextForm.HALF_A_PAIR);
            } else if (entries.put(name, value.read(parser, findings)) != null) {
                findings.wrong(parser, Findings.TWICE);
            }
        }
        return entries;
    }

    @Override
    public void write(@Nullable Object entries, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) Objects.requireNonNull(entries)).entrySet()) {
            json.writeFieldName((String) entry.getKey());
            value.write(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    @Override
    public Object empty() {
        return Map.of();
    }

    @Override
    public String kind() {
        return "an object of names, each with " + value.kind();
    }
}
