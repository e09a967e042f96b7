package io.vocstreams.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a pattern apart as texts are taken apart, into the keys that a {@link Trie} is built of. Words that follow a
 * space stand for themselves where Japanese writes none; {@code 〜が} is a key as it stands; {@code …} is a gap.
 */
public final class PatternCompiler {

    private static final String VERBATIM = "〜";

    private final Language language;
    private final Tokens tokens;

    public PatternCompiler(Language language, Vocabulary vocabulary) {
        this.language = language;
        this.tokens = Tokens.in(language, vocabulary);
    }

    /** The keys of a pattern; empty if it is made of fillers alone. */
    public List<String> keys(String pattern) {
        List<String> keys = new ArrayList<>();
        for (String part :
                pattern.replace(Trie.GAP, " " + Trie.GAP + " ").strip().split(separator(), -1)) {
            if (part.equals(Trie.GAP) || part.startsWith(VERBATIM)) {
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
        for (Token token : tokens.of(characters(part))) {
            if (!token.isFiller() && (!token.isMark() || token.key().equals("?"))) {
                keys.add(token.key());
            }
        }
    }

    /** A pattern's characters as they are in plain text. */
    public static String characters(String pattern) {
        return new PlainText(pattern).text();
    }
}
