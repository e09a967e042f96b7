package io.vocstreams.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text says.
 *
 * @param polarity null where the language is not read
 * @param functions business functions of the themes, sorted
 * @param findings expressions in order, also those that do not count and why
 * @param truncated whether the text is longer than what is read
 */
public record Reading(
        Language language,
        @Nullable Sentiment polarity,
        List<ThemeFinding> themes,
        List<String> functions,
        List<Finding> findings,
        boolean truncated) {

    /** Who reads; raised when the rules change, as the lexicon's version is when its words do. */
    public static final String READER = "lexicon-reader/1";

    public Reading {
        themes = List.copyOf(themes);
        functions = List.copyOf(functions);
        findings = List.copyOf(findings);
    }
}
