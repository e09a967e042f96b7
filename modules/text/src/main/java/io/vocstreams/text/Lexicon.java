package io.vocstreams.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the reader knows: phrases of two languages, and themes. It never changes, and threads may share it.
 *
 * @param version the lexicon's own name for its state; a part of every reading that is published
 * @param fingerprint of its files: two lexicons with the same one give the same readings
 */
public record Lexicon(
        String version,
        String fingerprint,
        Map<Language, Dictionary> dictionaries,
        Map<Language, Literals> literals,
        List<Theme> themes) {

    public Lexicon {
        dictionaries = Map.copyOf(dictionaries);
        literals = Map.copyOf(literals);
        themes = themes.stream().sorted(Comparator.comparing(Theme::id)).toList();
    }
}
