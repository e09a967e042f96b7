package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A moment: ISO-8601 with its zone, or milliseconds since 1970. What is finer than a millisecond is dropped. */
final class TimeForm implements Form {

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getNumberType() != NumberType.BIG_INTEGER) {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        try {
            return OffsetDateTime.parse(parser.getText()).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException noTime) {
            findings.wrong(parser, "is not " + kind());
            return empty();
        }
    }

    @Override
    public void write(@Nullable Object value, JsonGenerator json) throws IOException {
        json.writeString(Objects.requireNonNull(value).toString());
    }

    @Override
    public Object empty() {
        return Instant.EPOCH;
    }

    @Override
    public String kind() {
        return "an ISO-8601 time with its zone, such as 2026-11-22T10:15:30.250Z or 2026-11-22T19:15:30+09:00,"
                + " or milliseconds since 1970";
    }
}
