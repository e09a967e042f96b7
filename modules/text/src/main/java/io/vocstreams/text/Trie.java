package io.vocstreams.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of keys, and what each stands for. Fillers may stand between keys, unless one is asked for ({@link
 * #ASKED}); a {@link #GAP} is up to three words.
 */
public final class Trie<V> {

    /** Stands for up to three words of the same clause. */
    public static final String GAP = "…";

    /** Before a filler that has to stand there: {@code +us}. */
    public static final String ASKED = "+";

    private static final int WIDEST_GAP = 3;

    private final Map<String, Trie<V>> next = new HashMap<>();
    /** By fillers that have to stand there. */
    private Map<String, Trie<V>> asked = Map.of();

    private @Nullable V value;

    /** Adds a sequence, unless it stands for something already. */
    public void add(List<String> keys, V added) {
        Trie<V> node = this;
        for (String key : keys) {
            node = key.startsWith(ASKED)
                    ? node.asking(key.substring(ASKED.length()))
                    : node.next.computeIfAbsent(key, absent -> new Trie<>());
        }
        if (node.value == null) {
            node.value = added;
        }
    }

    private Trie<V> asking(String filler) {
        if (asked.isEmpty()) {
            asked = new HashMap<>(4);
        }
        return asked.computeIfAbsent(filler, absent -> new Trie<>());
    }

    /** Calls back with what begins at a token and the index after the last token of it. */
    void match(List<Token> tokens, int at, BiConsumer<V, Integer> found) {
        Token token = tokens.get(at);
        Trie<V> child = (token.isFiller() ? asked : next).get(token.key());
        if (child != null) {
            child.continueAt(tokens, at + 1, found);
        }
    }

    private void continueAt(List<Token> tokens, int at, BiConsumer<V, Integer> found) {
        if (value != null) {
            found.accept(value, at);
        }
        for (int i = at; !asked.isEmpty() && i < tokens.size() && tokens.get(i).isFiller(); i++) {
            match(tokens, i, found);
        }
        if (next.isEmpty()) {
            return;
        }
        int word = nextWord(tokens, at);
        if (word == tokens.size()) {
            return;
        }
        match(tokens, word, found);
        Trie<V> gap = next.get(GAP);
        for (int skipped = 0; gap != null && skipped <= WIDEST_GAP && word < tokens.size(); skipped++) {
            gap.match(tokens, word, found);
            if (tokens.get(word).role() != Token.Role.WORD) {
                return;
            }
            word = nextWord(tokens, word + 1);
        }
    }

    private static int nextWord(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).isFiller()) {
            at++;
        }
        return at;
    }
}
