package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the values of one schema look in JSON. */
interface Form {

    /**
     * The value that the parser is at the first token of; it is left at the last. What does not fit is noted, and the
     * empty value returned, so that the rest can be read.
     */
    @Nullable
    Object read(JsonParser parser, Findings findings) throws IOException;

    void write(@Nullable Object value, JsonGenerator json) throws IOException;

    /** What stands where nothing was given. */
    @Nullable
    Object empty();

    /** For people: what is expected, such as {@code text}. */
    String kind();
}
