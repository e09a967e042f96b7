package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** A symbol of an enum, as text. */
final class SymbolForm implements Form {

    private final Map<String, Object> symbols = new HashMap<>();
    private final Object empty;
    private final String kind;

    SymbolForm(Schema schema) {
        schema.getEnumSymbols()
                .forEach(symbol -> symbols.put(symbol, SpecificData.get().createEnum(symbol, schema)));
        empty = Objects.requireNonNull(symbols.get(schema.getEnumDefault()));
        kind = schema.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            findings.wrongKind(parser, kind);
            return empty;
        }
        Object symbol = symbols.get(parser.getText());
        if (symbol == null) {
            findings.wrong(parser, "is not " + kind);
            return empty;
        }
        return symbol;
    }

    @Override
    public void write(@Nullable Object value, JsonGenerator json) throws IOException {
        json.writeString(Objects.requireNonNull(value).toString());
    }

    @Override
    public Object empty() {
        return empty;
    }

    @Override
    public String kind() {
        return kind;
    }
}
