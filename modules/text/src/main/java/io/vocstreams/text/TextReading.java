package io.vocstreams.text;

import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a text says.
 *
 * @param polarity null where the language is not read
 * @param functions business functions of the themes, sorted
 * @param findings expressions in order, also those that do not count and why
 * @param truncated whether the text is longer than what is read
 */
public record TextReading(
        Language language,
        @Nullable Sentiment polarity,
        List<ThemeFinding> themes,
        List<String> functions,
        List<Finding> findings,
        boolean truncated) {

    /** Who reads; raised when the rules change, as the lexicon's version is when its words do. */
    public static final String READER = "lexicon-reader/4";

    public TextReading {
        themes = List.copyOf(themes);
        functions = List.copyOf(functions);
        findings = List.copyOf(findings);
    }

    /** Without the words, as it is published. */
    public Voice voice(String lexiconVersion) {
        return new Voice(
                language.name().toLowerCase(Locale.ROOT),
                polarity,
                themes,
                new Expressions(count(Tone.POSITIVE), count(Tone.NEGATIVE), count(Tone.REQUEST), count(Tone.QUESTION)),
                truncated,
                READER,
                lexiconVersion);
    }

    private int count(Tone tone) {
        return (int) findings.stream()
                .filter(finding -> finding.counts() && finding.tone() == tone)
                .count();
    }
}
