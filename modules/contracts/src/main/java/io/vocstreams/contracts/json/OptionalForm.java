package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value or null. */
record OptionalForm(Form value) implements Form {

    @Override
    public @Nullable Object read(JsonParser parser, Findings findings) throws IOException {
        return parser.hasToken(JsonToken.VALUE_NULL) ? null : value.read(parser, findings);
    }

    @Override
    public void write(@Nullable Object optional, JsonGenerator json) throws IOException {
        if (optional == null) {
            json.writeNull();
        } else {
            value.write(optional, json);
        }
    }

    @Override
    public @Nullable Object empty() {
        return null;
    }

    @Override
    public String kind() {
        return value.kind() + ", or null";
    }
}
