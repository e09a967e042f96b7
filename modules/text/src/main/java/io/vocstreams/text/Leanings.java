package io.vocstreams.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Words, and pairs of words, by what they are mostly said with. They judge nothing by themselves (<i>then told</i>,
 * <i>even my</i>), but together they show where the words that do were meant otherwise, or are missing.
 */
public final class Leanings {

    /** Under this word stands what holds of every text. */
    public static final String ANY = "*";

    /** Of a text that is longer, much is said: its expressions say what. */
    private static final int LONGEST = 80;

    private static final Lean NONE = new Lean(0, 0);
    private static final Set<String> ASKING = Set.of("?", "!");

    private final Map<String, Lean> words;

    /**
     * In tenths of the logarithm of the odds against a text that is neither.
     *
     * @param praise that it praises
     * @param blame that it blames
     */
    public record Lean(int praise, int blame) {

        Lean plus(Lean other) {
            return new Lean(praise + other.praise, blame + other.blame);
        }

        /** How much more it is praise than blame. */
        int balance() {
            return praise - blame;
        }
    }

    public Leanings(Map<String, Lean> words) {
        this.words = Map.copyOf(words);
    }

    Lean of(List<Token> tokens) {
        if (tokens.size() > LONGEST) {
            return NONE;
        }
        Lean[] sum = {words.getOrDefault(ANY, NONE)};
        Set<String> seen = new HashSet<>();
        features(tokens, feature -> {
            Lean lean = words.get(feature);
            if (lean != null && seen.add(feature)) {
                sum[0] = sum[0].plus(lean);
            }
        });
        return sum[0];
    }

    /** Each word, and each with the one before it. */
    static void features(List<Token> tokens, Consumer<String> to) {
        String before = null;
        for (Token token : tokens) {
            if (!token.isMark() || ASKING.contains(token.key())) {
                to.accept(token.key());
                if (before != null) {
                    to.accept(before + " " + token.key());
                }
                before = token.key();
            }
        }
    }
}
