package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** True or false. */
final class FlagForm implements Form {

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        return parser.getBooleanValue();
    }

    @Override
    public void write(@Nullable Object value, JsonGenerator json) throws IOException {
        json.writeBoolean((Boolean) Objects.requireNonNull(value));
    }

    @Override
    public Object empty() {
        return false;
    }

    @Override
    public String kind() {
        return "true or false";
    }
}
