package io.vocstreams.testkit;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds one line of words between blanks; what would tear a word or a text block is percent-encoded. */
final class Words {

    static final String EMPTY = "~";

    private static final String TEARING = "%~\"\\,=[]";

    /** A reader could not tell it from nothing, or from another. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}\\p{M}]");

    private final StringBuilder line;

    Words(String first) {
        this.line = new StringBuilder(first);
    }

    String line() {
        return line.toString();
    }

    /** A word that needs no encoding. */
    Words plain(Object word) {
        line.append(' ').append(word);
        return this;
    }

    Words word(String text) {
        return plain(encoded(text));
    }

    /** Nothing if null, so that absent and empty differ. */
    Words named(String name, @Nullable Object value) {
        return value == null ? this : plain(name + "=" + encoded(value.toString()));
    }

    Words named(String name, Map<String, ?> map) {
        return map.isEmpty() ? this : plain(name + "=" + entries(map));
    }

    static String list(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> encoded(identifier.text()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String encoded(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        StringBuilder encoded = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String sign = Character.toString(point);
            if (UNSEEN.matcher(sign).matches() || TEARING.contains(sign)) {
                for (byte one : Utf8.bytes(sign)) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", one));
                }
            } else {
                encoded.append(sign);
            }
        });
        return encoded.toString();
    }

    static String decoded(String word) {
        return word.equals(EMPTY) ? "" : java.net.URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String entries(Map<String, ?> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "="
                                + encoded(entry.getValue().toString()))
                        .collect(Collectors.joining(","));
    }
}
