package io.vocstreams.replay.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one delimited text file is written.
 *
 * @param skipLines lines above the header that are no data
 * @param columns names given to positions, counted from 1, beside those in the header
 * @param member the file inside a zip; null where it holds only one
 */
public record Dialect(
        char separator,
        @Nullable Character quote,
        @Nullable Character escape,
        Charset encoding,
        boolean header,
        int skipLines,
        Map<String, Integer> columns,
        @Nullable String member) {

    public static final Dialect PLAIN = new Dialect(',', '"', null, StandardCharsets.UTF_8, true, 0, Map.of(), null);

    /** The same with another encoding and separator. */
    Dialect written(Charset newEncoding, char newSeparator) {
        return new Dialect(newSeparator, quote, escape, newEncoding, header, skipLines, columns, member);
    }
}
