package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole number of 32 or 64 bits. */
final class NumberForm implements Form {

    private final boolean wide;

    NumberForm(boolean wide) {
        this.wide = wide;
    }

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        NumberType size = parser.getNumberType();
        if (size == NumberType.BIG_INTEGER || (size == NumberType.LONG && !wide)) {
            findings.wrong(parser, "is not " + kind());
            return empty();
        }
        return wide ? (Object) parser.getLongValue() : (Object) parser.getIntValue();
    }

    @Override
    public void write(@Nullable Object value, JsonGenerator json) throws IOException {
        json.writeNumber(((Number) Objects.requireNonNull(value)).longValue());
    }

    @Override
    public Object empty() {
        return wide ? (Object) 0L : (Object) 0;
    }

    @Override
    public String kind() {
        return "a whole number from " + (wide ? Long.MIN_VALUE : Integer.MIN_VALUE) + " to "
                + (wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
    }
}
