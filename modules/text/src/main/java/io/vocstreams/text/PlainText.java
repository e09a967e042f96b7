package io.vocstreams.text;

import io.vocstreams.model.voice.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A text as it is matched: entities decoded, NFKC, lower case, drawn-out sounds shortened, addresses and mentions
 * blanked, hashtags taken apart. Every character knows which code points of the original it stands for.
 */
final class PlainText {

    /** So many code points are read. */
    static final int LIMIT = 4000;

    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, Integer> ENTITIES = Map.ofEntries(
            Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("nbsp", (int) ' '),
            Map.entry("hellip", 0x2026),
            Map.entry("ndash", 0x2013),
            Map.entry("mdash", 0x2014),
            Map.entry("lsquo", 0x2018),
            Map.entry("rsquo", 0x2019),
            Map.entry("ldquo", 0x201C),
            Map.entry("rdquo", 0x201D),
            Map.entry("yen", 0xA5),
            Map.entry("pound", 0xA3),
            Map.entry("euro", 0x20AC),
            Map.entry("hearts", 0x2665));

    private StringBuilder text = new StringBuilder();
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    PlainText(String original) {
        normalize(decoded(original.codePoints().toArray()));
        blankAddresses();
        takeHashtagsApart();
        lowerCase();
        shorten();
    }

    /** The part of a text that is read. */
    static String read(String text) {
        // No code point is more than two characters.
        return text.length() <= LIMIT || text.codePointCount(0, Math.min(text.length(), 2 * LIMIT + 2)) <= LIMIT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LIMIT));
    }

    String text() {
        return text.toString();
    }

    Span span(int start, int end) {
        return new Span(starts[start], ends[end - 1]);
    }

    /** Takes characters out of what is matched; their places stay. */
    private void blank(int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, ' ');
        }
    }

    /** A code point, and what of the original it stands for. */
    private record Piece(int point, int start, int end) {}

    private static List<Piece> decoded(int[] points) {
        List<Piece> pieces = new ArrayList<>(points.length);
        for (int i = 0; i < points.length; ) {
            int semicolon = points[i] == '&' ? entityEnd(points, i) : -1;
            int decoded = semicolon < 0 ? -1 : entity(new String(points, i + 1, semicolon - i - 1));
            int end = decoded < 0 ? i + 1 : semicolon + 1;
            pieces.add(new Piece(decoded < 0 ? points[i] : decoded, i, end));
            i = end;
        }
        return pieces;
    }

    private static int entityEnd(int[] points, int start) {
        for (int i = start + 2; i < Math.min(points.length, start + LONGEST_ENTITY); i++) {
            if (points[i] == ';') {
                return i;
            }
        }
        return -1;
    }

    private static int entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, -1);
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hexadecimal ? 2 : 1);
        if (!digits.matches(hexadecimal ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            return -1;
        }
        int point = Integer.parseInt(digits, hexadecimal ? 16 : 10);
        return Character.isValidCodePoint(point) && point > 0 && (point < 0xD800 || point > 0xDFFF) ? point : -1;
    }

    private void normalize(List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); ) {
            int end = i + 1;
            while (end < pieces.size() && Letters.isMark(pieces.get(end).point())) {
                end++;
            }
            Piece first = pieces.get(i);
            if (end == i + 1 && isNormal(first.point())) {
                append((char) first.point(), first.start(), first.end());
                i = end;
                continue;
            }
            String normalized = normalized(pieces.subList(i, end));
            append(normalized, pieces.get(i).start(), pieces.get(end - 1).end());
            i = end;
        }
    }

    private static boolean isNormal(int point) {
        return point < 0x80 || Letters.isItsOwnForm(point);
    }

    private static String normalized(List<Piece> pieces) {
        int first = pieces.get(0).point();
        if (first == 0x2018 || first == 0x2019 || first == 0x02BC) {
            return "'";
        }
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.appendCodePoint(piece.point()));
        return Letters.hasSettledForm(first) ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text.toString();
    }

    private void append(String piece, int start, int end) {
        for (int i = 0; i < piece.length(); i++) {
            append(piece.charAt(i), start, end);
        }
    }

    private void append(char c, int start, int end) {
        if (text.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[text.length()] = start;
        ends[text.length()] = end;
        text.append(c);
    }

    private void lowerCase() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Letters.hasSettledCase(c)) {
                text.setCharAt(i, Character.toLowerCase(c));
            }
        }
    }

    private void blankAddresses() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = i == 0 || !isAsciiWord(text.charAt(i - 1));
            if (begins && c == '@') {
                int end = i + 1;
                while (end < text.length() && isAsciiWord(text.charAt(end))) {
                    end++;
                }
                blank(i, end);
            } else if (begins && (startsWith(i, "http://") || startsWith(i, "https://") || startsWith(i, "www."))) {
                int end = i;
                while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x7F) {
                    end++;
                }
                blank(i, end);
            }
        }
    }

    private boolean startsWith(int at, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (at + i >= text.length() || Character.toLowerCase(text.charAt(at + i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsciiWord(char c) {
        return c < 0x80 && (Letters.isLatin(c) || Letters.isDigit(c) || c == '_');
    }

    /** {@code #WorstFlightEver} becomes three words. */
    private void takeHashtagsApart() {
        boolean[] before = new boolean[text.length()];
        boolean found = false;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '#' && Letters.isWord(text.charAt(i + 1))) {
                found = true;
                blank(i, i + 1);
                for (i++; i < text.length() && (Letters.isWord(text.charAt(i)) || text.charAt(i) == '_'); i++) {
                    if (text.charAt(i) == '_') {
                        blank(i, i + 1);
                    }
                    before[i] = isLower(text.charAt(i - 1)) && isUpper(text.charAt(i));
                }
            }
        }
        if (found) {
            rebuild(before, new boolean[text.length()]);
        }
    }

    private static boolean isLower(char c) {
        return isSmall(c) || Letters.isDigit(c);
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Sounds and letters drawn out for feeling: すごーーい, 遅〜い, soooo. */
    private void shorten() {
        boolean[] without = new boolean[text.length()];
        boolean found = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            char last = text.charAt(i - 1);
            boolean third = i > 1 && c == last && c == text.charAt(i - 2);
            without[i] = (isLong(c) && (isNative(last) || isLong(last)))
                    || (isSmallVowel(c) && Letters.isHiragana(last))
                    || (third && (isSmall(c) || Letters.isHiragana(c)));
            found |= without[i];
        }
        if (found) {
            rebuild(new boolean[text.length()], without);
        }
    }

    private static boolean isLong(char c) {
        return c == 'ー' || c == '〜' || c == '~';
    }

    private static boolean isNative(char c) {
        return Letters.isHiragana(c) || Letters.isKanji(c);
    }

    private static boolean isSmallVowel(char c) {
        return c == 'ぁ' || c == 'ぃ' || c == 'ぅ' || c == 'ぇ' || c == 'ぉ';
    }

    private void rebuild(boolean[] spaceBefore, boolean[] without) {
        String old = text.toString();
        int[] oldStarts = starts;
        int[] oldEnds = ends;
        text = new StringBuilder(old.length() + 16);
        starts = new int[old.length() + 16];
        ends = new int[old.length() + 16];
        for (int i = 0; i < old.length(); i++) {
            if (spaceBefore[i]) {
                append(' ', oldStarts[i], oldStarts[i]);
            }
            if (without[i]) {
                if (!text.isEmpty()) {
                    ends[text.length() - 1] = oldEnds[i];
                }
            } else {
                append(old.charAt(i), oldStarts[i], oldEnds[i]);
            }
        }
    }
}
