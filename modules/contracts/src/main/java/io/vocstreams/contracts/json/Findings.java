package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with one item: the first thing that does not fit, and the required fields it lacks. Never a value. */
final class Findings {

    static final String TWICE = "is there twice";

    /** A name that is none of ours may be anything, an address too. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private static final String OTHER = "?";

    private final JsonStreamContext outside;
    private final List<String> missing = new ArrayList<>(0);
    private @Nullable Rejection misfit;

    /** @param outside the context that the item stands in: its path is not given */
    Findings(JsonStreamContext outside) {
        this.outside = outside;
    }

    @Nullable
    Rejection misfit() {
        return misfit;
    }

    List<String> missing() {
        return missing;
    }

    /** The value the parser is at is not what is expected; it is passed by. */
    void wrongKind(JsonParser parser, String expected) throws IOException {
        wrong(parser, "is " + found(parser.currentToken()) + ", not " + expected);
    }

    void unknown(JsonParser parser) throws IOException {
        wrong(parser, "is no field of this record");
    }

    void wrong(JsonParser parser, String problem) throws IOException {
        if (misfit == null) {
            String field = path(container(parser));
            misfit = new Rejection(RejectReason.UNDECODABLE, field, "`" + field + "` " + problem);
        }
        parser.skipChildren();
    }

    /** A field of the object whose end the parser is at. */
    void missing(JsonParser parser, String name) {
        String path = path(parser.getParsingContext());
        missing.add(path.isEmpty() ? name : path + "." + name);
    }

    /** The context that holds the value whose first token the parser is at. */
    private static JsonStreamContext container(JsonParser parser) {
        return parser.currentToken().isStructStart()
                ? parser.getParsingContext().getParent()
                : parser.getParsingContext();
    }

    private String path(@Nullable JsonStreamContext context) {
        if (context == null || context == outside || context.inRoot()) {
            return "";
        }
        String before = path(context.getParent());
        if (context.inArray()) {
            return before + "[" + context.getCurrentIndex() + "]";
        }
        String name = NAME.matcher(context.getCurrentName()).matches() ? context.getCurrentName() : OTHER;
        return before.isEmpty() ? name : before + "." + name;
    }

    private static String found(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with a point or an exponent";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
