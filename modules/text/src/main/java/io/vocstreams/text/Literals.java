package io.vocstreams.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases that are matched as characters, wherever they stand: emoji, emoticons, words that no dictionary knows. */
public final class Literals {

    private final Map<Character, List<Literal>> byFirst = new HashMap<>();

    /** A phrase and its characters. */
    public record Literal(String characters, Phrase phrase) {}

    public Literals(List<Literal> literals) {
        for (Literal literal : literals) {
            byFirst.computeIfAbsent(literal.characters().charAt(0), first -> new ArrayList<>())
                    .add(literal);
        }
        byFirst.values()
                .forEach(list -> list.sort(
                        Comparator.comparing(literal -> -literal.characters().length())));
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
            for (Literal literal : byFirst.getOrDefault(plain.charAt(i), List.of())) {
                Hit hit = new Hit(i, literal);
                if (plain.startsWith(literal.characters(), i) && standsAlone(plain, hit)) {
                    hits.add(hit);
                    i = hit.end() - 1;
                    break;
                }
            }
        }
        return hits;
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
