package io.vocstreams.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases that are matched as characters, wherever they stand: emoji, emoticons, words that no dictionary knows. */
public final class Literals {

    /** By their first character, as every character of every text is asked for, and in order. */
    private final @Nullable List<Literal>[] byFirst = table();

    /** A phrase and its characters. */
    public record Literal(String characters, Phrase phrase) {}

    public Literals(List<Literal> literals) {
        Set<String> known = new HashSet<>();
        for (Literal literal : literals) {
            // Of two for the same characters the first holds.
            if (known.add(literal.characters())) {
                char first = literal.characters().charAt(0);
                List<Literal> others = byFirst[first];
                List<Literal> list = others == null ? new ArrayList<>() : others;
                list.add(literal);
                byFirst[first] = list;
            }
        }
        for (List<Literal> list : byFirst) {
            if (list != null) {
                list.sort(Comparator.comparing(Literal::characters));
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
            Hit hit = literals == null || !isFree(plain, i) ? null : longest(literals, plain, i);
            if (hit != null) {
                hits.add(hit);
                i = hit.end() - 1;
            }
        }
        return hits;
    }

    /** Narrows the sorted literals down to those that go on as the text does. */
    private static @Nullable Hit longest(List<Literal> sorted, String plain, int at) {
        Hit longest = null;
        int from = 0;
        int to = sorted.size();
        for (int length = 1; from < to; length++) {
            Literal shortest = sorted.get(from);
            if (shortest.characters().length() == length) {
                Hit hit = new Hit(at, shortest);
                longest = endsAlone(plain, hit) ? hit : longest;
                from++;
            }
            if (at + length == plain.length()) {
                return longest;
            }
            char next = plain.charAt(at + length);
            from = first(sorted, from, to, length, next);
            to = first(sorted, from, to, length, (char) (next + 1));
        }
        return longest;
    }

    /** The first of those from one to another that has no smaller character at a place. */
    private static int first(List<Literal> sorted, int from, int to, int place, char least) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).characters().charAt(place) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** No word begins inside of another. */
    private static boolean isFree(String plain, int at) {
        return plain.charAt(at) >= 0x80 || at == 0 || !isAsciiWord(plain.charAt(at - 1));
    }

    /** {@code :d} is no face in {@code :data}. */
    private static boolean endsAlone(String plain, Hit hit) {
        return !isAsciiWord(plain.charAt(hit.end() - 1))
                || hit.end() == plain.length()
                || !isAsciiWord(plain.charAt(hit.end()));
    }

    private static boolean isAsciiWord(char c) {
        return c < 0x80 && (Letters.isLatin(c) || Letters.isDigit(c));
    }
}
