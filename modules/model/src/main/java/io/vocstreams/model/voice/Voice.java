package io.vocstreams.model.voice;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a text says; no word of the text itself.
 *
 * @param language {@code ja}, {@code en} or {@code other}
 * @param polarity null where the language is not read
 * @param themes by id
 * @param truncated whether the text is longer than what is read
 * @param reader name and version of the rules that read it
 * @param version of the lexicon
 */
public record Voice(
        String language,
        @Nullable Sentiment polarity,
        List<ThemeFinding> themes,
        Expressions expressions,
        boolean truncated,
        String reader,
        String version) {

    public Voice {
        themes = List.copyOf(themes);
    }

    /** What is said of each business function: what is said of its themes, taken together. */
    public SortedMap<String, Sentiment> functions() {
        SortedMap<String, Sentiment> functions = new TreeMap<>();
        themes.forEach(theme -> functions.merge(theme.function(), theme.polarity(), Sentiment::and));
        return functions;
    }
}
