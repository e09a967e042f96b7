package io.vocstreams.replay.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From the text of a field to its value. */
@FunctionalInterface
interface Conversion {

    Conversion TEXT = text -> text;

    /**
     * The value that the text says.
     *
     * @throws Declined where the text is no such value
     */
    Object convert(String text);

    static Conversion flag() {
        return text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Declined.refused("is neither true nor false", text);
        };
    }

    static Conversion choice(Class<? extends Enum<?>> type) {
        List<? extends Enum<?>> choices = Arrays.stream(type.getEnumConstants())
                .filter(choice -> !choice.name().equals("UNKNOWN"))
                .toList();
        return text -> {
            for (Enum<?> choice : choices) {
                if (choice.name().equals(text)) {
                    return choice;
                }
            }
            throw Declined.refused("is none of " + choices, text);
        };
    }

    /** Numbers as they are written. */
    record Decimal(char decimal, char grouping) implements Conversion {

        static final char NONE = 0;
        /** More digits than any number has; a row may not cost what a power of ten can. */
        private static final int LONGEST = 40;

        @Override
        public Object convert(String text) {
            return read(text);
        }

        BigDecimal read(String text) {
            StringBuilder plain = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == decimal) {
                    plain.append('.');
                } else if (c == '.') {
                    // A point that is neither separator would otherwise be read as the decimal one.
                    plain.append(c == grouping ? "" : "?");
                } else if (c != grouping) {
                    plain.append(c);
                }
            }
            try {
                BigDecimal number = new BigDecimal(plain.toString());
                if (plain.length() <= LONGEST && Math.abs(number.scale()) <= LONGEST) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below, like one that is too long.
            }
            throw Declined.refused("is no number", text);
        }
    }

    /** Whole numbers within a range, after multiplication; never rounded. */
    record Whole(BigDecimal times, Decimal format, long least, long greatest) implements Conversion {

        @Override
        public Object convert(String text) {
            BigDecimal number = format.read(text).multiply(times);
            try {
                long whole = number.longValueExact();
                if (whole < least || whole > greatest) {
                    throw Declined.refused("is out of range", text);
                }
                return whole;
            } catch (ArithmeticException e) {
                throw Declined.refused(
                        times.compareTo(BigDecimal.ONE) == 0
                                ? "is no whole number"
                                : "is no whole number after `times: " + times.toPlainString() + "`",
                        text);
            }
        }
    }
}
