package io.vocstreams.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a pattern apart as texts are taken apart, into the keys that a {@link Trie} is built of. Words that follow a
 * space stand for themselves where Japanese writes none; {@code 〜が} is a key as it stands, {@code +us} a filler that has
 * to stand there; {@code …} is a gap.
 */
public final class PatternCompiler {

    private static final String VERBATIM = "〜";

    private final Language language;
    private final Tokens tokens;
    /** The keys of English words by themselves: the many forms of patterns are made of few words. */
    private final Map<String, List<String>> words = new HashMap<>();

    public PatternCompiler(Language language, Vocabulary vocabulary) {
        this.language = language;
        this.tokens = Tokens.in(language, vocabulary);
    }

    /** The keys of a pattern; empty if it is made of fillers alone. */
    public List<String> keys(String pattern) {
        List<String> keys = new ArrayList<>();
        for (String part :
                pattern.replace(Trie.GAP, " " + Trie.GAP + " ").strip().split(separator(), -1)) {
            if (part.equals(Trie.GAP) || part.startsWith(VERBATIM) || part.startsWith(Trie.ASKED)) {
                keys.add(part);
            } else {
                addKeys(part, keys);
            }
        }
        return keys;
    }

    private String separator() {
        return language == Language.JA ? " +" : " (?=" + Trie.GAP + ")|(?<=" + Trie.GAP + ") ";
    }

    private void addKeys(String part, List<String> keys) {
        if (language == Language.JA) {
            keys.addAll(keysOf(part));
            return;
        }
        for (String word : part.split(" ", -1)) {
            keys.addAll(word.startsWith(Trie.ASKED) ? List.of(word) : words.computeIfAbsent(word, this::keysOf));
        }
    }

    private List<String> keysOf(String part) {
        List<String> keys = new ArrayList<>();
        for (Token token : tokens.of(characters(part))) {
            if (!token.isFiller() && (!token.isMark() || token.key().equals("?"))) {
                keys.add(token.key());
            }
        }
        return keys;
    }

    /** A pattern's characters as they are in plain text. */
    public static String characters(String pattern) {
        return new PlainText(pattern).text();
    }
}
