package io.vocstreams.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phrases that are matched as characters, wherever they stand: emoji, emoticons, words that no dictionary knows. */
public final class Literals {

    /** By their first character: every character of every text is asked for. */
    private final @Nullable List<Literal>[] byFirst = table();

    /** A phrase and its characters. */
    public record Literal(String characters, Phrase phrase) {}

    public Literals(List<Literal> literals) {
        for (Literal literal : literals) {
            char first = literal.characters().charAt(0);
            List<Literal> known = byFirst[first];
            List<Literal> list = known == null ? new ArrayList<>() : known;
            list.add(literal);
            byFirst[first] = list;
        }
        for (List<Literal> list : byFirst) {
            if (list != null) {
                list.sort(Comparator.comparing(literal -> -literal.characters().length()));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Literal>[] table() {
        return (List<Literal>[]) new List<?>[Character.MAX_VALUE + 1];
    }

    /** A literal and where it begins. */
    record Hit(int start, Literal literal) {
        int end() {
            return start + literal.characters().length();
        }
    }

    /** Leftmost first, longest first. */
    List<Hit> in(String plain) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < plain.length(); i++) {
            List<Literal> literals = byFirst[plain.charAt(i)];
            Hit hit = literals == null ? null : longest(literals, plain, i);
            if (hit != null) {
                hits.add(hit);
                i = hit.end() - 1;
            }
        }
        return hits;
    }

    private static @Nullable Hit longest(List<Literal> literals, String plain, int at) {
        for (Literal literal : literals) {
            if (plain.startsWith(literal.characters(), at)) {
                Hit hit = new Hit(at, literal);
                if (standsAlone(plain, hit)) {
                    return hit;
                }
            }
        }
        return null;
    }

    /** {@code :d} is no face in {@code id:data}. */
    private static boolean standsAlone(String plain, Hit hit) {
        char first = plain.charAt(hit.start());
        char last = plain.charAt(hit.end() - 1);
        boolean free = first >= 0x80 || hit.start() == 0 || !isAsciiWord(plain.charAt(hit.start() - 1));
        return free && (!isAsciiWord(last) || hit.end() == plain.length() || !isAsciiWord(plain.charAt(hit.end())));
    }

    private static boolean isAsciiWord(char c) {
        return c < 0x80 && (Letters.isLatin(c) || Letters.isDigit(c));
    }
}
