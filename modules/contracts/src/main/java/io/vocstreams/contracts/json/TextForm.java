package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text, which must be text in UTF-8 too. */
final class TextForm implements Form {

    static final String HALF_A_PAIR = "has half a surrogate pair, which is no text";

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        String text = parser.getText();
        if (hasHalfAPair(text)) {
            findings.wrong(parser, HALF_A_PAIR);
            return empty();
        }
        return text;
    }

    @Override
    public void write(@Nullable Object value, JsonGenerator json) throws IOException {
        json.writeString((String) value);
    }

    @Override
    public Object empty() {
        return "";
    }

    @Override
    public String kind() {
        return "text";
    }

    static boolean hasHalfAPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            }
        }
        return false;
    }
}
