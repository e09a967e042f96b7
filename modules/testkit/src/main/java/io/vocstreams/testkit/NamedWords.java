package io.vocstreams.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words {@code name=value} of a line. */
final class NamedWords {

    private NamedWords() {}

    /** By name, values still encoded. */
    static Map<String, String> of(List<String> words) {
        Map<String, String> named = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                named.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return named;
    }

    /** Of {@code key=value,key=value}, decoded. */
    static Map<String, String> entries(@Nullable String text) {
        Map<String, String> entries = new TreeMap<>();
        if (text != null) {
            for (String entry : text.split(",", -1)) {
                int equals = entry.indexOf('=');
                entries.put(Words.decoded(entry.substring(0, equals)), Words.decoded(entry.substring(equals + 1)));
            }
        }
        return entries;
    }
}
