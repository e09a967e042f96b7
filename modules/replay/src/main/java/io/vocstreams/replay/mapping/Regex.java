package io.vocstreams.replay.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.vocstreams.platform.yaml.YamlEntries;
import java.util.Optional;

/**
 * Reads regular expressions for RE2, whose time grows with the text and never with what it might have matched. Java's
 * own engine would try out 2^n ways on one cell that does not fit.
 */
final class Regex {

    private Regex() {}

    /** The pattern; empty where the text is none, which is noted as a problem of the key. */
    static Optional<Pattern> parse(String regex, String key, YamlEntries entries) {
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            entries.wrong(
                    key,
                    "is no regular expression of RE2 (without look-around and back-references): " + e.getDescription());
            return Optional.empty();
        }
    }
}
