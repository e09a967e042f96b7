package io.vocstreams.model.intake;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which identifiers can tell people apart, and which are junk that every second record carries. */
public final class Identifiers {

    private static final Set<String> JUNK = Set.of(
            "null",
            "none",
            "nan",
            "undefined",
            "anonymous",
            "unknown",
            "true",
            "false",
            "[object object]",
            "guest",
            "n/a",
            "?",
            "-",
            "-1");

    private Identifiers() {}

    /** The usable ones, trimmed, without repetition, strongest first. */
    public static List<Identifier> usable(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(Identifiers::trimmed)
                .filter(identifier -> !isJunk(identifier))
                .distinct()
                .sorted()
                .toList();
    }

    public static Identifier trimmed(Identifier identifier) {
        String value = identifier.value().strip();
        return value.length() == identifier.value().length() ? identifier : new Identifier(identifier.type(), value);
    }

    public static boolean isJunk(Identifier identifier) {
        String value = identifier.value().strip();
        return identifier.type() == IdentifierType.UNKNOWN
                || !value.codePoints().anyMatch(Identifiers::tellsApart)
                || JUNK.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean tellsApart(int codePoint) {
        return Character.isLetter(codePoint) || (Character.isDigit(codePoint) && Character.digit(codePoint, 10) != 0);
    }
}
