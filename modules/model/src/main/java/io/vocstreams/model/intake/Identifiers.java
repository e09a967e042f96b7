package io.vocstreams.model.intake;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** Which identifiers can tell people apart, and which are junk that every second record carries. */
public final class Identifiers {

    /** Without the quotes and brackets around them. */
    private static final Set<String> JUNK = Set.of(
            "null",
            "nil",
            "none",
            "nan",
            "undefined",
            "anonymous",
            "unknown",
            "true",
            "false",
            "object object",
            "guest",
            "n/a",
            "-1");

    /** Quotes and brackets that Unicode does not count as such: they open and close with the same sign, or compare. */
    private static final String WRAPPING = "\"'`´<>＂＇＜＞";

    private Identifiers() {}

    /** The usable ones in their normal form, without repetition, strongest first. */
    public static List<Identifier> usable(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(Identifiers::normal)
                .filter(identifier -> !isJunk(identifier))
                .distinct()
                .sorted()
                .toList();
    }

    /** The form in which identifiers are compared. */
    public static Identifier normal(Identifier identifier) {
        String value = normal(identifier.value());
        return value.equals(identifier.value()) ? identifier : new Identifier(identifier.type(), value);
    }

    /** The form in which values of identifiers are compared: without what nobody sees at both ends, and in NFC. */
    public static String normal(String value) {
        return Normalizer.normalize(stripped(value, Identifiers::isUnseen), Normalizer.Form.NFC);
    }

    public static boolean isJunk(Identifier identifier) {
        String value = normal(identifier.value());
        return identifier.type() == IdentifierType.UNKNOWN
                || !value.codePoints().anyMatch(Identifiers::tellsApart)
                || JUNK.contains(stripped(value, Identifiers::wraps).toLowerCase(Locale.ROOT))
                || takesAnothersPlace(identifier.type(), value);
    }

    /** Nothing, or nothing but what nobody sees. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Identifiers::isUnseen);
    }

    /** The customer {@code email:x} is the one whose e-mail is {@code x} and who is not known otherwise. */
    private static boolean takesAnothersPlace(IdentifierType type, String value) {
        return type == IdentifierType.CUSTOMER_ID
                && Arrays.stream(IdentifierType.values())
                        .anyMatch(other -> other != type && value.startsWith(other.prefix()));
    }

    private static boolean tellsApart(int codePoint) {
        return Character.isLetter(codePoint) || (Character.isDigit(codePoint) && Character.digit(codePoint, 10) != 0);
    }

    /** White space, control characters, byte order marks and what else has no width. */
    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean wraps(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> isUnseen(codePoint) || WRAPPING.indexOf(codePoint) >= 0;
        };
    }

    private static String stripped(String text, IntPredicate unwanted) {
        int start = 0;
        int end = text.length();
        while (start < end && unwanted.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && unwanted.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
