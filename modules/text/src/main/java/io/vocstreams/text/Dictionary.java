package io.vocstreams.text;

/**
 * The words of one language, ready to be asked.
 *
 * @param loneIsWeak whether praise that is a whole clause ("Great, ...") gives way to whatever else is said
 */
public record Dictionary(
        Language language,
        Vocabulary vocabulary,
        boolean loneIsWeak,
        Trie<Phrase> phrases,
        Trie<Theme> themes,
        Trie<Degree> degrees,
        Trie<Degree.Noun> nouns,
        Leanings leanings) {}
